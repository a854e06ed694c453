/** Notifications of the browser: one for a burst of changes; a click on it opens the why of the latest. */

import { go } from './state.js';
import { say } from './words.js';
import { inWords } from './tell.js';

const BURST = 1_000;
const NAMED = 3;

/** Why there can be none: `insecure`, `unsupported` or `denied`; null where nothing is in the way. */
export function obstacle() {
  if (!window.isSecureContext) return 'insecure';
  if (!('Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
}

/** Whether the reader's leave is there. */
export const isAllowed = () => !obstacle() && Notification.permission === 'granted';

/** Asks the reader's leave; whether it was given. */
export const askLeave = async () => !obstacle() && (await Notification.requestPermission()) === 'granted';

/** Takes changes and tells those of one burst together; `titled` gives the title. */
export function notifier(titled) {
  let burst = [];
  const tell = () => {
    show(titled(), burst);
    burst = [];
  };
  return (coalition, change) => {
    if (burst.length === 0) setTimeout(tell, BURST);
    burst.push({ coalition, ...change });
  };
}

function show(title, burst) {
  const { coalition, participant, kind } = burst.at(-1);
  const named = burst.slice(-NAMED).reverse().map(inWords);
  const others = burst.length - named.length;
  const body = [...named, others > 0 && say('feed.more', { n: others })].filter(Boolean).join('\n');
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
