/** The token of who is logged in, kept in this tab alone, and what it says of them. */

import { inThisTab } from './keeping.js';

const KEY = 'token';

/** What the issuer gave, and `until` when it holds (this device's clock); null where nobody is logged in. */
export function held() {
  const kept = inThisTab.recall(KEY);
  return kept?.until > Date.now() ? kept : null;
}

/** Keeps what the issuer gave: `access_token` and the like. */
export function hold(given) {
  inThisTab.keep(KEY, { ...given, until: Date.now() + (given.expires_in ?? 300) * 1_000 });
  told();
}

export function letGo() {
  inThisTab.keep(KEY, null);
  told();
}

/** Tells who listens for `identity` that it may be another one. */
export const told = () => dispatchEvent(new Event('identity'));

/** The header that says who is asking; none where nobody is logged in. */
export function bearer() {
  const token = held()?.access_token;
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** What a token claims: of use to show, and proof of nothing. */
export function claimsOf(token) {
  try {
    const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
