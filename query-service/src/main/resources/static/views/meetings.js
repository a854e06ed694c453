/** Meetings: convened, held or cancelled, and who was said to come or came. */

import { question } from '../page/api.js';
import { h, free, redraw } from '../page/dom.js';
import { link } from '../page/state.js';
import { nameOf, say } from '../page/words.js';
import { when } from '../page/dates.js';

export const asks = (state) => ({ meetings: [['meetings'], question(state)] });

export function draw(root, { meetings: { meetings = [] } }) {
  const latestFirst = [...meetings].sort((a, b) => String(b.startsAt ?? '').localeCompare(String(a.startsAt ?? '')));
  redraw(root, ['meetings', latestFirst], () => [
    h('h2', {}, say('tab.meetings')),
    latestFirst.length === 0 && h('p', { class: 'empty' }, say('meetings.empty')),
    h('ul', { class: 'cards' }, latestFirst.map(card)),
  ]);
}

const card = ({ meetingId, title, startsAt, place, format, status, attendance = [], because, statementId }) =>
  h('li', { class: 'card', 'data-meeting': meetingId, 'data-status': status },
    h('h3', {}, title ? free(title) : free(meetingId)),
    h('p', {}, h('span', { class: 'badge' }, say(`meeting.${status}`)), ' ',
      h('time', { datetime: startsAt }, when(startsAt)), place ? [' · ', free(place)] : null,
      format ? ` · ${say(`format.${format}`)}` : null),
    attendance.length > 0 && h('ul', { class: 'attendance' }, attendance.map(present)),
    h('p', { class: 'foot' }, sources({ statementId, status, because }), free(meetingId)));

const present = ({ participant, mode, expected, person, because }) =>
  h('li', {}, said(because, free(nameOf(participant))), person ? [' (', free(person), ')'] : null,
    h('span', { class: 'beside' }, ` ${expected ? say('meeting.expected') : say('meeting.attended')}`,
      mode && mode !== 'UNKNOWN' ? ` · ${say(`format.${mode}`)}` : ''));

/** Who says that it was convened, and who what became of it. */
const sources = ({ statementId, status, because }) =>
  h('span', { class: 'ways' }, say('meetings.source'), ': ', said(statementId, say('meeting.CONVENED')),
    because !== statementId && [', ', said(because, say(`meeting.${status}`))], ' · ');

const said = (id, words) => link({ why: `statement:${id}` }, { 'data-focus': `said:${id}` }, words);
