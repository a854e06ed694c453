/** Steps from change to change by itself, until the end, or until the reader does something or looks away. */

const PACE = 800;

/** `step()` makes one and tells whether there is another; `show(playing)` is called when that changes. */
export function player({ step, show }) {
  let timer = null;
  const isPlaying = () => timer !== null;
  const pause = () => {
    if (!isPlaying()) return;
    clearTimeout(timer);
    timer = null;
    show(false);
  };
  const next = () => {
    if (!step()) return pause();
    timer = setTimeout(next, PACE);
  };
  const play = () => {
    timer = 0;
    show(true);
    next();
  };
  document.addEventListener('visibilitychange', () => document.hidden && pause());
  return { isPlaying, pause, toggle: () => (isPlaying() ? pause() : play()) };
}
