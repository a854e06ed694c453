/** Recording: a command with its evidence, checked and previewed as it is entered, and sent on a click. */

import { failureWords, ruleWords, wrongWords } from '../page/answers.js';
import { addressOf, ask, post, settings, Unanswered } from '../page/api.js';
import { ABOUT, COMMANDS, commandOf, fieldOf, freeName } from './commands.js';
import { h, free, redraw, some } from '../page/dom.js';
import { blank, carried, documentOf, fitting, keep, kept, mending } from './draft.js';
import { field } from './fields.js';
import { direction, mark } from '../page/ladder.js';
import { logIn } from '../page/login.js';
import { go, link } from '../page/state.js';
import { bearer, held, letGo } from '../page/token.js';
import { kindWord, nameOf, say, spoken } from '../page/words.js';

const PAUSE = 400; // after the last key until the service is asked what it thinks
const PIECE = ['publisher!', 'publishedOn!', 'title', 'url', 'language', 'speaker', 'via', 'hedge', 'reliability', 'credibility', 'note'];
const FIRST = 'VoiceSupport'; // what the form is for where the address names no command
const GROUPS = ['positions', 'pledges', 'conditions', 'coalition', 'meetings'];

/** It needs no answers: the first coalition is formed where there is none. */
export const alone = true;

let form = null; // what is on the screen: it stays while events arrive

export function draw(root, { state }) {
  const { command, about, coalition = '' } = state;
  const key = JSON.stringify([command, about, coalition, spoken()]);
  if (form?.key === key && form.root === root) return;
  form = { key, root };
  begin(form, { command: command ?? FIRST, about: about ?? '', coalition }, state);
}

async function begin(own, of, asked) {
  const known = ABOUT[of.command] ? of.about : COMMANDS[of.command];
  if (!known) return show(own, h('p', { class: 'empty' }, say('record.unknown')));
  try {
    own.draft = kept(of) ?? (await fresh(of, asked));
    own.settings = await settings();
    [own.names, own.conditions] = await Promise.all([namesOf(of, COMMANDS[of.command]), conditionsOf(of)]);
  } catch (error) {
    return form === own && show(own, h('p', { class: 'empty', role: 'alert' }, failureWords(error), ' ',
      h('button', { type: 'button', onclick: () => begin(own, of, asked) }, say('retry'))));
  }
  if (form === own) build(own);
}

async function fresh(of, { participant, kind }) {
  const draft = { ...blank(of), ...carried(of) };
  if (of.command === 'CorrectStatement') {
    const { statement } = await ask(['coalitions', of.coalition, 'statements', of.about]);
    const command = commandOf(statement.type);
    if (!command) throw new Unanswered(422, say('rule.statement-not-correctable'));
    return mending(draft, statement, command);
  }
  const asked = { participant, kinds: kind && [kind], kind: kind === 'TROOPS' ? null : kind };
  if (COMMANDS[of.command]) draft.values = fitting({ ...asked, ...draft.values }, COMMANDS[of.command]);
  return draft;
}

/** The names on record: those that the command may speak of, or must not take. */
async function namesOf({ coalition }, command) {
  const list = command?.of ?? command?.new;
  if (!list || !coalition) return [];
  const answer = await ask(['coalitions', coalition, list]).catch(() => ({}));
  return (answer[list] ?? []).map(({ pledgeId, meetingId, claimId }) => pledgeId ?? meetingId ?? claimId);
}

/** The conditions that this coalition speaks of, its own among them. */
async function conditionsOf({ coalition }) {
  const { conditions = [] } = coalition ? await ask(['coalitions', coalition]).catch(() => ({})) : {};
  return conditions.map(({ condition }) => condition);
}

/** What may be entered here, as of what else is entered by now. */
function suggestions({ draft, names, conditions }, name) {
  if (name === 'condition' || name === 'conditions') return conditions;
  if (!name.endsWith('Id')) return [];
  return COMMANDS[draft.command]?.new && names ? [freeName(draft.command, draft.values, names)] : names;
}

const show = (own, ...content) => own.root.replaceChildren(...some(content));

function build(own) {
  const { draft } = own;
  own.touched = new Set();
  own.attempted = false;
  own.effect = h('div', { class: 'effect', 'aria-live': 'polite' });
  own.json = h('pre', { tabindex: '0' }, h('code', {}));
  own.form = h('form', { class: 'recording', 'data-command': draft.command, novalidate: true, onsubmit: (event) => event.preventDefault() },
    h('div', { class: 'entered' }, !draft.about && chooser(draft), fieldsOf(own)), foresight(own), sending(own));
  const focused = own.root.contains(document.activeElement) && document.activeElement.id;
  show(own, h('h2', { tabindex: '-1' }, say(draft.about ? `record.${draft.command}` : 'record.title')),
    draft.about && h('p', {}, link({ why: `statement:${draft.about}` }, {}, say('record.about'))),
    !own.settings.commands && h('p', { role: 'alert' }, say('record.nowhere')),
    own.settings.commands && isUnknown(own) && h('p', { class: 'login-first' }, say('record.login'), ' ', wayIn(own, 'login-first')),
    own.form);
  if (!focused || !focusOn(own, `#${CSS.escape(focused)}`)) focusIfLost(own);
  check(own);
}

/** Whether it must be said first who records. */
const isUnknown = ({ settings: { login } }) => Boolean(login) && !held();

// What was entered is kept, and there again when one is back.
const wayIn = (own, id) =>
  h('button', { type: 'button', id, onclick: () => {
    keep(own.draft);
    logIn();
  } }, say('login.in'));

function focusOn({ root }, selector) {
  const found = root.querySelector(selector);
  found?.focus();
  return Boolean(found);
}

// What led here is gone with what it stood in: whoever goes by keys goes on from the heading.
function focusIfLost(own) {
  if (document.activeElement === document.body) focusOn(own, 'h2');
}

// What it would change is read before it is sent.
const foresight = ({ effect, json }) =>
  h('section', { class: 'foresight', 'aria-label': say('record.effect') }, h('h3', {}, say('record.effect')), effect,
    h('details', {}, h('summary', {}, say('record.json')), json));

// No submit button: Enter in a field must not record for ever.
const sending = (own) =>
  h('div', { class: 'sending' }, h('p', { class: 'wrong', 'data-field': '', hidden: true }),
    h('p', {}, h('button', { type: 'button', id: 'record', disabled: !own.settings.commands, onclick: () => send(own) }, say('record.send'))));

const chooser = ({ command }) =>
  h('div', { class: 'field' }, h('label', { for: 'command' }, say('record.what')),
    h('select', { id: 'command', onchange: ({ target }) => go({ command: target.value }) },
      GROUPS.map((group) => h('optgroup', { label: say(`record.group.${group}`) },
        Object.entries(COMMANDS).filter(([, each]) => each.group === group).map(([name, { event }]) =>
          h('option', { value: name, selected: name === command }, say(`type.${event}`)))))));

function fieldsOf(own) {
  const { draft } = own;
  const changed = (path) => edited(own, path);
  const about = ABOUT[draft.command];
  const said = COMMANDS[about ? draft.statement : draft.command];
  const inside = about ? 'replacement.' : '';
  return [
    about?.fields.map((each) => field(each, draft.reason, each.name, changed)),
    said && h('fieldset', { class: 'said' }, h('legend', {}, say(about ? 'record.replacement' : 'record.said')),
      said.fields.filter(({ name }) => !about || name !== 'coalition').map((each) => field(each, draft.values, inside + each.name, changed, () => suggestions(own, each.name)))),
    (said || about?.evidence) && field({ name: 'announcedAt', needed: true }, draft, `${inside}announcedAt`, changed),
    (said || about?.evidence) && evidence(own, inside, changed),
  ];
}

/** One piece of evidence or more; building them anew leaves the rest of the form alone. */
function evidence(own, inside, changed) {
  const root = h('div', { class: 'pieces' });
  const fill = () => root.replaceChildren(...own.draft.evidence.map((piece, i) =>
    h('fieldset', { class: 'piece' }, h('legend', {}, say('record.evidence')),
      PIECE.map((word) => field({ name: word.replace('!', ''), needed: word.endsWith('!') }, piece,
        `${inside}evidence[${i}].${['reliability', 'credibility'].includes(word) ? 'grade.' : ''}${word.replace('!', '')}`, changed)),
      own.draft.evidence.length > 1 && h('button', { type: 'button', onclick: () => again(() => own.draft.evidence.splice(i, 1)) }, say('record.less')))),
    h('button', { type: 'button', onclick: () => again(() => own.draft.evidence.push({})) }, say('record.more')));
  const again = (change) => {
    change();
    fill();
    edited(own);
  };
  fill();
  return root;
}

function edited(own, path) {
  if (path) own.touched.add(path);
  keep(own.draft);
  clearTimeout(own.timer);
  own.timer = setTimeout(() => check(own), PAUSE);
}

/** Asks the service what is wrong with it, and what it would do. */
async function check(own) {
  own.asking?.abort();
  const asking = (own.asking = new AbortController());
  const { commandId, ...document } = showDocument(own);
  if (!document.coalition) return foretell(own, h('p', {}, say('record.hint.coalition')));
  try {
    const headers = own.settings.login?.restricted ? bearer() : {};
    const response = await post(addressOf(['coalitions', document.coalition, 'preview']), document, headers, asking.signal);
    const answer = await response.json();
    if (response.ok) foreseen(own, answer);
    else refused(own, answer);
  } catch {
    if (!asking.signal.aborted) foretell(own, h('p', {}, say('record.unforeseen')));
  }
}

/** Shows the command as it is sent, and hands it on. */
function showDocument({ json, draft }) {
  const document = documentOf(draft);
  json.firstChild.textContent = JSON.stringify(document, null, 2);
  return document;
}

const foretell = (own, ...content) => redraw(own.effect, [content.map((each) => each?.outerHTML)], () => content);

function foreseen(own, { changes, revisions, contested }) {
  tellWrong(own, new Map());
  const all = [
    ...changes.map((each) => h('p', { 'data-effect': 'changed' }, say('record.moves'), ' ', cell(each), ' ', mark(each.before), ' ',
      direction(each.direction), ' ', mark(each.after))),
    ...revisions.map((each) => h('p', { 'data-effect': 'revised' }, cell(each), say('colon'), say('record.revises'))),
    ...contested.map((each) => h('p', { 'data-effect': 'contested' }, cell(each), say('colon'), say(each.contested ? 'mark.contested' : 'feed.uncontested'))),
  ];
  foretell(own, ...(all.length ? all : [h('p', { 'data-effect': 'none' }, say('record.movesNothing'))]));
}

const cell = ({ participant, kind }) => h('strong', {}, free(nameOf(participant)), ' · ', kindWord(kind));

/** What is wrong is told at its field: once it was touched, or once one has tried to record. */
function refused(own, problem) {
  if (problem.status === 503) return foretell(own, h('p', {}, say('record.unforeseen')));
  const wrong = new Map((problem.errors ?? []).map(({ field: name, message }) => [name, wrongWords(message)]));
  if (problem.rule) wrong.set(fieldOf(problem.rule, own.draft.values), ruleWords(problem));
  else if (!wrong.size) wrong.set('', failureWords(problem));
  const waiting = tellWrong(own, wrong);
  foretell(own, h('p', { 'data-effect': 'refused' }, waiting.length
    ? say('record.missing', { fields: [...new Set(waiting)].join(', ') }) : say('record.refused')));
}

function tellWrong(own, wrong) {
  const places = [...own.form.querySelectorAll('[data-field]')];
  const found = new Map([...wrong].map(([name, message]) => [placeOf(places, name), message]));
  const waiting = [];
  for (const place of places) {
    const message = found.get(place);
    const seen = message && (own.attempted || own.touched.has(place.dataset.field) || !place.dataset.field);
    const told = place.matches('.wrong') ? place : place.querySelector(':scope > .wrong');
    if (message && !seen) waiting.push(place.querySelector('label, legend').firstChild.textContent);
    told.hidden = !seen;
    told.textContent = seen ? message : '';
    place.querySelector('input, select, textarea')?.setAttribute('aria-invalid', String(Boolean(seen)));
  }
  return waiting;
}

/** The field that is meant, or that which holds it: `headcount` for `headcount.min`. */
function placeOf(places, name) {
  const names = [name, `replacement.${name}`];
  const holds = ({ dataset }) => dataset.field && names.some((each) => each === dataset.field || each.startsWith(`${dataset.field}.`) || each.startsWith(`${dataset.field}[`));
  const isInside = ({ dataset }) => name && names.some((each) => dataset.field.startsWith(each));
  return places.find(holds) ?? places.find(isInside) ?? places.find(({ dataset }) => !dataset.field);
}

async function send(own) {
  own.attempted = true;
  if (isUnknown(own)) return outcome(own, say('record.login'), wayIn(own, 'login-now'));
  clearTimeout(own.timer);
  own.asking?.abort(); // a preview that comes later would take away what this is answered
  keep(own.draft);
  const button = own.form.querySelector('#record');
  button.disabled = true;
  try {
    const response = await post(`${own.settings.commands}/commands`, documentOf(own.draft), bearer());
    answered(own, response.status, await response.json().catch(() => ({})));
  } catch {
    // Whether it arrived is not known; with the same id it is recorded once, however often it is sent.
    outcome(own, say('record.unsure'));
  } finally {
    button.disabled = false;
  }
}

function answered(own, status, answer) {
  if (status === 200 || status === 201) return recorded(own, status, answer);
  if (answer.rule === 'command-id-reused') renewId(own);
  if (status === 401) {
    letGo();
    return outcome(own, say('record.loginAgain'), wayIn(own, 'login-now'));
  }
  if (status === 403) return outcome(own, failureWords({ status, ...answer }));
  if (status === 400 || status === 422 || status === 413) {
    refused(own, { status, ...answer });
    own.form.querySelector('[aria-invalid="true"]')?.focus();
  } else outcome(own, say('record.notNow'));
}

function renewId(own) {
  own.draft.commandId = crypto.randomUUID();
  keep(own.draft);
  showDocument(own);
}

function outcome(own, ...content) {
  const place = own.form.querySelector('[data-field=""]');
  place.hidden = false;
  place.setAttribute('role', 'alert');
  place.replaceChildren(...content.flatMap((each) => [each, ' ']));
}

function recorded(own, status, { position, events }) {
  keep(null);
  show(own, h('div', { class: 'blank', id: 'recorded', role: 'status' }, h('h2', { tabindex: '-1' }, say(status === 201 ? 'record.done' : 'record.before', { position })),
    h('p', {}, link({ why: `statement:${events.at(-1).id}`, view: null, command: null, about: null, coalition: documentOf(own.draft).coalition }, {}, say('record.see'))),
    h('p', {}, h('button', { type: 'button', id: 'another', onclick: () => another(own) },
      say(own.draft.command === 'RetractStatement' ? 'record.title' : 'record.another')))));
  focusIfLost(own);
}

/** The same evidence often says more than one thing; what is said about one statement is said once. */
function another(own) {
  const { coalition, command, about, evidence } = own.draft;
  const next = { command: about ? FIRST : command, about: '', coalition };
  keep({ ...blank(next), evidence });
  if (about) go({ command: null, about: null });
  else begin(own, next);
}
