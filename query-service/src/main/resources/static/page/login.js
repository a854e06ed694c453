/**
 * Logs in at the issuer that the services trust, whichever that is (OpenID Connect discovery; authorization code with PKCE, since
 * a page can keep no secret). No token ever stands in an address, and the code does for no longer than it takes to get here.
 */

import { addressOf, PATIENCE, settings } from './api.js';
import { inThisTab } from './keeping.js';
import { restore } from './state.js';
import { bearer, claimsOf, held, hold, letGo, told } from './token.js';
import { spoken } from './words.js';

const LEFT = 'left'; // what is remembered of the page while its reader is away at the issuer
const ROLES = ['reader', 'recorder', 'auditor', 'administrator'];

let asked = null; // what the page was told of the issuer; null until then, and where there is none
let failed = false;

/** Asks where one can log in. */
export async function findIssuer() {
  asked = (await settings()).login ?? null;
}

/** Who is logged in and may do what; `possible` where one can log in, which is known once the issuer was found. */
export function identity() {
  const token = held();
  const claims = token && claimsOf(token.access_token);
  const about = token && claimsOf(token.id_token ?? '');
  return {
    possible: Boolean(asked), failed, until: token?.until,
    name: token && (about.preferred_username ?? about.name ?? ''),
    roles: token && words(claimed(claims, asked?.rolesClaim ?? 'roles')).filter((role) => ROLES.includes(role.split(':')[0])),
  };
}

// A path with dots leads into a claim; a name may have dots in it, too.
function claimed(claims, path) {
  const [first, ...rest] = path.split('.');
  return claims?.[path] ?? (rest.length ? claimed(claims?.[first], rest.join('.')) : undefined);
}

const words = (claim) => (typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : []).map(String);

/** Leaves for the issuer, to come back to the view that is left. */
export const logIn = () => leave().catch(fail);

function fail() {
  failed = true;
  told();
}

async function leave() {
  const { issuer, clientId, scope } = (await settings()).login;
  const { authorization_endpoint: place } = await discovered(issuer);
  const [state, verifier] = [random(), random()];
  inThisTab.keep(LEFT, { state, verifier, view: location.search });
  const address = new URL(place);
  const parameters = {
    response_type: 'code', client_id: clientId, scope, redirect_uri: here(), state, ui_locales: spoken(),
    code_challenge: await challenge(verifier), code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.assign(address);
}

/** Forgets the token, and leaves for the issuer to forget who it is, too. */
export async function logOut() {
  const token = held();
  letGo();
  await fetch(addressOf(['session']), { method: 'DELETE', signal: AbortSignal.timeout(PATIENCE) }).catch(() => {});
  const { end_session_endpoint: end } = await discovered(asked.issuer).catch(() => ({}));
  if (!end || !token?.id_token) return;
  inThisTab.keep(LEFT, { view: location.search });
  submit(end, { id_token_hint: token.id_token, post_logout_redirect_uri: here(), client_id: asked.clientId });
}

// In a form, since a token in an address would be kept in histories.
function submit(action, fields) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action, hidden: true });
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { name, value }));
  document.body.append(form);
  form.submit();
}

/** Where the reader was at the issuer: gives back the view that was left, and gets the token. */
export async function comeBack() {
  const came = new URLSearchParams(location.search);
  const left = inThisTab.recall(LEFT);
  const answers = came.has('state') && (came.has('code') || came.has('error'));
  if (!answers && (!left || location.search)) return;
  restore(left?.view ?? '');
  inThisTab.keep(LEFT, null);
  if (answers) await take(came, left).catch(fail);
}

async function take(came, left) {
  if (!left?.state || left.state !== came.get('state')) throw new Error('the answer is to no question of this tab');
  if (!came.has('code')) throw new Error(came.get('error'));
  await findIssuer();
  if (came.has('iss') && came.get('iss') !== asked.issuer) throw new Error('the answer is another issuer\'s');
  await exchange(came.get('code'), left.verifier);
}

async function exchange(code, verifier) {
  const { token_endpoint: place } = await discovered(asked.issuer);
  const given = await answered(fetch(place, {
    method: 'POST', signal: AbortSignal.timeout(PATIENCE),
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: here(), client_id: asked.clientId, code_verifier: verifier }),
  }));
  hold(given);
  if (asked.restricted) await beginSession();
}

/** A cookie for what a page can send no header with: links to take away, and the stream of events. */
const beginSession = () => fetch(addressOf(['session']), { method: 'POST', headers: bearer(), signal: AbortSignal.timeout(PATIENCE) });

const discovered = (issuer) =>
  answered(fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(PATIENCE) }));

async function answered(asking) {
  const response = await asking;
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

// The one address of the page that issuers know.
const here = () => new URL('./', document.baseURI).href;

const encoded = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const random = () => encoded(crypto.getRandomValues(new Uint8Array(32)));

const challenge = async (verifier) => encoded(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
