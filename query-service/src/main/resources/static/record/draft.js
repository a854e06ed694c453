/** What is being entered: kept while the tab lives, and put together as the command that is sent. */

import { inThisTab } from '../page/keeping.js';
import { COMMANDS } from './commands.js';

const KEY = 'draft';
const EVIDENCE = ['publisher', 'publishedOn', 'title', 'url', 'language', 'speaker', 'via', 'hedge', 'note', 'reliability', 'credibility'];

/** A draft of nothing yet. */
export const blank = (of) => ({ ...of, commandId: crypto.randomUUID(), announcedAt: '', values: {}, reason: {}, evidence: [{}] });

/** The draft of this command that was begun in this tab, if there is one. */
export function kept({ command, about, coalition }) {
  const draft = inThisTab.recall(KEY);
  return draft?.command === command && draft.about === about && draft.coalition === coalition ? draft : null;
}

/**
 * What was entered for another command, as far as this one says it, too. It keeps the id: whether that was recorded may be
 * unknown, and the service then says so instead of recording both.
 */
export function carried({ about, coalition }, draft = inThisTab.recall(KEY)) {
  if (!draft || about || draft.about || draft.coalition !== coalition) return {};
  const { commandId, announcedAt, evidence, values } = draft;
  return { commandId, announcedAt, evidence, values };
}

/** Only what the command has fields for: the service refuses all else. What is null is cleared. */
export const fitting = (values, { fields }) =>
  Object.fromEntries(fields.filter(({ name, clearable }) => values[name] !== undefined && (values[name] !== null || clearable))
    .map(({ name }) => [name, values[name]]));

/** Keeps it for this tab; null forgets it. */
export const keep = (draft) => inThisTab.keep(KEY, draft);

/** The command as it is sent; what was left empty is left out. */
export function documentOf(draft) {
  const { command, about, coalition, commandId, statement } = draft;
  const head = { command, commandId, coalition: draft.values.coalition ?? coalition };
  const said = { announcedAt: draft.announcedAt, evidence: draft.evidence.map((each) => piece(each) ?? {}), ...values(draft.values) };
  if (!about) return tidy({ ...head, ...said, coalition: head.coalition });
  if (command === 'CorrectStatement') {
    return tidy({ ...head, statementId: about, ...values(draft.reason), replacement: { command: statement, ...said } });
  }
  return tidy({ ...head, statementId: about, ...(command === 'RetractStatement' ? {} : said), ...values(draft.reason) });
}

const values = (all) => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, valued(name, value)]));

function valued(name, value) {
  if (value === null) return null;
  if (name === 'count' && value) return Number(value);
  if (name === 'headcount' || name === 'quantity') return tidy({ ...value, min: numbered(value?.min), max: numbered(value?.max) });
  return value;
}

const numbered = (text) => (text === '' || text === undefined || text === null ? undefined : Number(text));

function piece({ reliability, credibility, via, ...rest }) {
  const grade = tidy({ reliability, credibility: credibility && Number(credibility) });
  return tidy({ ...rest, via: via?.split(',').map((name) => name.trim()).filter(Boolean), grade });
}

/** Without what is empty: fields, lists, objects. Null says something: that a field is cleared. */
function tidy(object) {
  const isEmpty = (value) => value === undefined || value === '' || (Object(value) === value && Object.keys(value).length === 0);
  const rest = Object.entries(object).filter(([, value]) => !isEmpty(value));
  return rest.length ? Object.fromEntries(rest) : undefined;
}

/** A draft that says what a statement says, to be mended. */
export function mending(draft, { data, announcedAt, evidence }, command) {
  const pieces = evidence.map(({ grade, via, ...rest }) =>
    ({ ...Object.fromEntries(Object.entries(rest).filter(([name]) => EVIDENCE.includes(name))), via: (via ?? []).join(', '), ...grade }));
  return { ...draft, statement: command, announcedAt: announcedAt ?? '', evidence: pieces.length ? pieces : [{}],
    values: fitting(data, COMMANDS[command]) };
}
