/** The coalition itself: its aim, who leads, where it sits, who belongs, what it waits for, and what is disputed of these. */

import { h, free, redraw } from '../page/dom.js';
import { link } from '../page/state.js';
import { conditionWord, inOrderOfName, nameOf, say } from '../page/words.js';
import { details, evidence } from '../evidence/statement.js';
import { span, when } from '../page/dates.js';

export function draw(root, { name, aim, leads = [], headquarters = [], memberships = [], conditions = [], disputes = [] }) {
  const joined = new Map(memberships.map(({ participant, because }) => [participant, because]));
  redraw(root, ['coalition', name, aim, leads, headquarters, memberships, conditions, disputes], () => [
    h('h2', {}, name ? free(name) : say('tab.coalition')),
    aim && h('p', {}, free(aim)),
    h('dl', { class: 'facts' },
      fact('leads', leads.map(({ participant, person, because }) => [said(because, free(nameOf(participant))), person ? [' (', free(person), ')'] : null])),
      fact('headquarters', headquarters.map(seat)),
      fact('members', inOrderOfName(joined.keys()).map((each) => said(joined.get(each), free(nameOf(each)))), 'inline'),
      fact('conditions', conditions.map(({ condition, met, because }) =>
        [said(because, free(conditionWord(condition))), ` · ${say(met ? 'coalition.met' : 'coalition.unmet')}`]))),
    disputes.length > 0 && [h('h3', {}, say('coalition.disputes')), h('ul', { class: 'cards' }, disputes.map(dispute))],
  ]);
}

/** What is said, as a way to who says so; a condition may be no more than assumed. */
const said = (id, words) => (id ? link({ why: `statement:${id}` }, { 'data-focus': `said:${id}` }, words) : words);

const seat = ({ place, from, until, because }) =>
  [said(because, free(place)), from ? [' · ', span(from, until)] : until ? ` · ${say('date.until', { date: when(until) })}` : null];

const fact = (name, items, look = null) =>
  h('div', {}, h('dt', {}, say(`coalition.${name}`)),
    h('dd', {}, items.length ? h('ul', { class: look }, items.map((item) => h('li', {}, item))) : say('matrix.nothing')));

/** What is said and what is held against it, each with who says so. */
const dispute = ({ statementId, type, claimAnnouncedAt, claimData: { participant, ...data }, claimEvidence, disputeId, announcedAt, counterclaim, evidence: pieces }) =>
  h('li', { class: 'card', 'data-dispute': disputeId },
    h('h4', {}, said(statementId, [participant && [free(nameOf(participant)), ' · '], say(`type.${type}`)]), ' · ', when(claimAnnouncedAt)),
    details(data),
    evidence(claimEvidence),
    h('h4', {}, said(disputeId, say('coalition.against')), ' ', when(announcedAt)),
    h('p', {}, free(counterclaim)),
    evidence(pieces));

