/** The coalition itself: its aim, who leads, where it sits, who belongs, what it waits for, and what is disputed of these. */

import { h, free, redraw } from '../page/dom.js';
import { link } from '../page/state.js';
import { conditionWord, inOrderOfName, nameOf, say } from '../page/words.js';
import { evidence } from '../evidence/statement.js';
import { span, when } from '../page/dates.js';

export function draw(root, { name, aim, leads = [], headquarters = [], members = [], conditions = [], disputes = [] }) {
  redraw(root, ['coalition', name, aim, leads, headquarters, members, conditions, disputes], () => [
    h('h2', {}, name ? free(name) : say('tab.coalition')),
    aim && h('p', {}, free(aim)),
    h('dl', { class: 'facts' },
      fact('leads', leads.map(({ participant, person }) => [free(nameOf(participant)), person ? [' (', free(person), ')'] : null])),
      fact('headquarters', headquarters.map(seat)),
      fact('members', inOrderOfName(members).map(member), 'inline'),
      fact('conditions', conditions.map(({ condition, met }) =>
        [free(conditionWord(condition)), ` · ${say(met ? 'coalition.met' : 'coalition.unmet')}`]))),
    disputes.length > 0 && [h('h3', {}, say('coalition.disputes')), h('ul', { class: 'cards' }, disputes.map(dispute))],
  ]);
}

const member = (participant) => link({ view: 'timeline', participant }, {}, free(nameOf(participant)));

const seat = ({ place, from, until }) =>
  [free(place), from ? [' · ', span(from, until)] : until ? ` · ${say('date.until', { date: when(until) })}` : null];

const fact = (name, items, look = null) =>
  h('div', {}, h('dt', {}, say(`coalition.${name}`)),
    h('dd', {}, items.length ? h('ul', { class: look }, items.map((item) => h('li', {}, item))) : say('matrix.nothing')));

function dispute({ claim, counterclaim, statement, statementId = statement, evidence: pieces }) {
  return h('li', { class: 'card' },
    claim && h('p', {}, free(claim)),
    counterclaim && h('p', {}, say('coalition.against'), ' ', free(counterclaim)),
    evidence(pieces),
    statementId && h('p', { class: 'foot' },
      link({ why: `statement:${statementId}` }, { 'data-focus': `dispute:${statementId}` }, say('claims.sources'))));
}
