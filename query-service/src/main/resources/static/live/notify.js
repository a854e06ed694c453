/** Notifications of the browser: one for a burst of changes; a click on it opens the why of the latest. */

import { go } from '../page/state.js';
import { say } from '../page/words.js';
import { inWords } from './tell.js';

const BURST = 1_000;
const NAMED = 3;

const permitted = () => ('Notification' in window ? Notification.permission : 'unsupported');
// Kept, since the browser takes its time to say it; it changes where the reader looks meanwhile, in the browser's settings.
let permission = permitted();
addEventListener('focus', () => { permission = permitted(); });

/** Why there can be none: `insecure`, `unsupported` or `denied`; null where nothing is in the way. */
export const obstacle = () =>
  !window.isSecureContext ? 'insecure' : ['unsupported', 'denied'].includes(permission) ? permission : null;

/** Whether the reader's leave is there. */
export const isAllowed = () => !obstacle() && permission === 'granted';

/** Asks the reader's leave; whether it was given. */
export async function askLeave() {
  if (!obstacle()) permission = await Notification.requestPermission();
  return isAllowed();
}

/** Takes changes and tells those of one burst together; `titled` gives the title. */
export function notifier(titled) {
  let latest = [];
  let many = 0;
  const tell = () => {
    show(titled(), latest, many);
    latest = [];
    many = 0;
  };
  return (coalition, change) => {
    if (many++ === 0) setTimeout(tell, BURST);
    latest = [{ coalition, ...change }, ...latest].slice(0, NAMED);
  };
}

function show(title, latest, many) {
  const [{ coalition, participant, kind }] = latest;
  const others = many - latest.length;
  const body = [...latest.map(inWords), others > 0 && say('feed.more', { n: others })].filter(Boolean).join('\n');
  const notification = made(title, { body, tag: `muster:${coalition}`, renotify: true, icon: 'icon.svg', lang: document.documentElement.lang });
  if (!notification) return;
  notification.onclick = () => {
    window.focus();
    go({ coalition, why: `${participant}/${kind}` });
    notification.close();
  };
}

// Some browsers of telephones have the word and refuse the thing.
function made(title, options) {
  try {
    return new Notification(title, options);
  } catch {
    return null;
  }
}
