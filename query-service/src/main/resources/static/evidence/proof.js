/** Under a statement: where it stands in the log, of what size and root, and a button that proves it here in the browser. */

import { settings } from '../page/api.js';
import { h, some } from '../page/dom.js';
import { always } from '../page/keeping.js';
import { bearer } from '../page/token.js';
import { number, say, spoken } from '../page/words.js';

const FRESH = 5_000;
const PATIENCE = 10_000;
const KEPT = 'muster.checkpoint';

let latest = { at: -Infinity };

// Fetched with the first statement that is looked at: no first view needs it.
const ledger = () => import('./ledger.js');

// What was found stays when the panel around it is drawn anew.
const made = new Map();
const MOST = 200;

const which = ({ id }) => `${spoken()} ${id}`;

/** `said` is the statement; where no log can be asked, its position stands alone. */
export function proof(said) {
  const name = which(said);
  if (made.size > MOST) made.clear();
  if (!made.has(name)) made.set(name, make(said));
  return made.get(name);
}

function make(said) {
  const place = h('span', {});
  const result = h('div', { role: 'status' });
  const button = h('button', { type: 'button', class: 'plain', 'data-focus': `prove:${said.id}`, onclick: () => prove(said, result, button) }, say('proof.check'));
  const root = h('div', { class: 'foot proof' }, place, ' ', button, result);
  checkpoint(said.position).then(({ size, root: over }) => {
    place.textContent = say('proof.place', { size: number(size), root: over.slice(0, 8) });
    place.title = over;
  }).catch(() => {
    root.remove();
    made.delete(which(said));
  });
  return root;
}

async function log(path) {
  const { commands, login } = await settings();
  if (!commands) throw new Error('no log');
  const headers = login?.restricted ? bearer() : {};
  const response = await fetch(`${commands}/log/${path}`, { headers, signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
  if (!response.ok) throw new Error(`${response.status}`);
  return response;
}

/** The latest checkpoint, asked for once for many statements; one at least that the position is in. */
async function checkpoint(position) {
  if (performance.now() - latest.at > FRESH || (await latest.found).size < position) {
    const found = log('checkpoint').then((response) => response.text()).then(async (note) => ({ ...(await ledger()).checkpointOf(note), note }));
    latest = { at: performance.now(), found };
    found.catch(() => { latest = { at: -Infinity }; });
  }
  return latest.found;
}

const proofOf = async (question) => (await (await log(`proof/${question}`)).json()).hashes.map((await ledger()).bytesOf);

async function prove(said, result, button) {
  button.disabled = true;
  show(result, 'waits', say('proof.waits'));
  try {
    const found = (await ledger()).canVerify ? await findings(said) : null;
    if (found) tell(result, said, found);
    else show(result, 'unchecked', say('proof.unsafe'));
  } catch {
    show(result, 'unchecked', say('proof.unanswered'));
  }
  button.disabled = false;
}

/** What holds and what does not; an error where something was not answered. */
async function findings({ id, position }) {
  const { isIncluded, isSigned, leafOf } = await ledger();
  const signed = await checkpoint(position);
  const [key, record, inclusion] = await Promise.all([
    log('key').then((response) => response.text()),
    log(`events?after=${position - 1}&limit=1`).then((response) => response.text()).then((line) => line.replace(/\n$/, '')),
    proofOf(`inclusion?position=${position}&size=${signed.size}`),
  ]);
  const told = JSON.parse(record);
  return {
    signed,
    record: told.id === id && told.position === String(position),
    signature: await isSigned(signed, key).catch(() => null),
    included: await isIncluded(await leafOf(new TextEncoder().encode(record)), position - 1, signed.size, signed.root, inclusion),
    grown: await sinceKept(signed),
  };
}

/** Whether the log only grew since the reader checked last; null the first time, or where it is another log. */
async function sinceKept(signed) {
  const kept = always.recall(KEPT)?.[signed.origin];
  if (!kept) return null;
  if (kept.size > signed.size) return { kept, holds: false };
  const hashes = kept.size ? await proofOf(`consistency?from=${kept.size}&to=${signed.size}`) : [];
  return { kept, holds: await (await ledger()).hasGrown(kept.size, kept.root, signed.size, signed.root, hashes) };
}

function tell(result, { position }, { signed, record, signature, included, grown }) {
  const holds = record && included && signature !== false && grown?.holds !== false;
  if (holds) always.keep(KEPT, { ...always.recall(KEPT), [signed.origin]: { size: signed.size, root: signed.root } });
  const since = grown && say(grown.holds ? 'proof.grown' : 'proof.notGrown', { size: number(grown.kept.size) });
  show(result, holds ? 'holds' : 'fails', [
    h('p', {}, h('strong', {}, say(holds ? 'proof.holds' : 'proof.fails', { position }))),
    h('ul', {}, [
      say(record ? 'proof.record' : 'proof.otherRecord', { position }),
      say(included ? 'proof.included' : 'proof.notIncluded', { size: number(signed.size) }),
      signature === null ? say('proof.signatureUnknown') : say(signature ? 'proof.signed' : 'proof.notSigned', { origin: signed.origin }),
      since,
    ].filter(Boolean).map((words) => h('li', {}, words))),
    h('p', {}, keeping(signed), ' ', say('proof.keep')),
  ]);
}

/** The checkpoint as a file: a few bytes against which the whole history can be held later. */
function keeping({ note, size }) {
  const file = new Blob([note], { type: 'text/plain' });
  return h('a', { href: URL.createObjectURL(file), download: `checkpoint-${size}.txt`, class: 'keep' }, say('proof.checkpoint', { size: number(size) }));
}

function show(result, state, content) {
  result.dataset.proof = state;
  result.replaceChildren(...some(content));
}
