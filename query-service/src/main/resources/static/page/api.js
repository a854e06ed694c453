/** Questions to the service that served this page; ETags are the browser's own business. */

export const PATIENCE = 15_000;

/** Why a question got no answer: `status` 0 stands for no connection. */
export class Unanswered extends Error {
  constructor(status, title, detail, type) {
    super(detail || title);
    Object.assign(this, { status, title, detail, type });
  }
}

/** The address of an answer; parameters that are empty are left out. */
export function addressOf(path, parameters = {}) {
  const url = new URL(path.map(encodeURIComponent).join('/'), document.baseURI);
  for (const [name, value] of Object.entries(parameters)) if (String(value ?? '')) url.searchParams.set(name, value);
  return url;
}

/** The answer as an object. */
export async function ask(path, parameters = {}, signal) {
  const url = addressOf(path, parameters);
  const response = await reach(url, limited(signal));
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Unanswered(response.status, body.title ?? response.statusText, body.detail, body.type);
  return body;
}

function limited(signal) {
  const limit = AbortSignal.timeout(PATIENCE);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

async function reach(url, signal) {
  try {
    return await fetch(url, { headers: { accept: 'application/json' }, signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Unanswered(0, '', '');
  }
}

/** Sends a document, with these headers; whatever is answered is the caller's to read. */
export const post = (url, document, headers, signal) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(document), signal: limited(signal) });

let told = null;

/** What the page was told of where it runs: asked for once, and again after a failure. */
export function settings() {
  told ??= ask(['settings']).catch((error) => {
    told = null;
    throw error;
  });
  return told;
}

/** The parameters that say which time, which knowledge and which evidence are meant. */
export const question = ({ at, known, published, assume, without, minReliability, minCredibility }) =>
  ({ at, known, published, assume, without, minReliability, minCredibility });

/** The same without a bound of valid time, for histories. */
export const questionOfHistory = (state) => ({ ...question(state), at: null });
