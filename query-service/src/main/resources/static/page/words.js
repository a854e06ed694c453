/** The reader's language: words from words/*.json, names of countries from the browser. */

export const LANGUAGES = ['en', 'fr', 'uk'];
/** The participants that are no countries. */
export const ORGANISATIONS = ['EU', 'NATO', 'UN'];
/** The conditions that any coalition may speak of; it may have more of its own. */
export const CONDITIONS = ['CEASEFIRE', 'PEACE_AGREEMENT', 'END_OF_WAR', 'US_BACKSTOP', 'LEGAL_FRAMEWORK'];
const OWN_NAMES = [...ORGANISATIONS, 'XK'];

let language = 'en';
let words = {};
let plural;
let countries;
let byName;

/** The language asked for, else the first of the reader's that we speak, else English. */
export const chosen = (asked) =>
  [asked, ...(navigator.languages ?? []).map((tag) => tag.slice(0, 2))].find((tag) => LANGUAGES.includes(tag)) ?? 'en';

export async function speak(asked) {
  language = asked;
  const written = await fetch(new URL(`words/${asked}.json`, document.baseURI)).then((response) => response.text());
  // French puts a space before these, at which no line may break.
  words = JSON.parse(written.replace(/ (?=[:;?!»])/g, '\u00a0'));
  plural = new Intl.PluralRules(asked);
  countries = new Intl.DisplayNames(asked, { type: 'region', fallback: 'code' });
  byName = new Intl.Collator(asked);
  document.documentElement.lang = asked;
}

export const spoken = () => language;

/** The words for a key with {values} put in; with `n`, in the plural form that the language wants. */
export function say(key, values = {}) {
  const form = 'n' in values ? words[`${key}.${plural.select(Number(values.n))}`] ?? words[`${key}.other`] : null;
  const text = form ?? words[key] ?? key.slice(key.indexOf('.') + 1);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const kindWord = (kind) => say(`kind.${kind}`);

/** "ceasefire"; a condition that the coalition made up itself stays as it wrote it. */
export const conditionWord = (condition) => say(`condition.${condition}`);

export function nameOf(participant) {
  if (!participant) return '';
  if (OWN_NAMES.includes(participant)) return say(`participant.${participant}`);
  try {
    return countries.of(participant);
  } catch {
    return String(participant);
  }
}

export const inOrderOfName = (participants) => [...participants].sort((a, b) => byName.compare(nameOf(a), nameOf(b)));

export const listed = (items) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

export const number = (value) => new Intl.NumberFormat(language).format(value);
