/** What is in sight is painted first, and the rest right after it: under a slider hundreds of cells change with each step. */

const away = new WeakSet();
const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) away.delete(target);
    else away.add(target);
  }
});

let turn = 0;

/** Begins to watch where these elements are. */
export const watchSight = (elements) => elements.forEach((element) => watch.observe(element));

/**
 * Paints what is in sight now, and the others when that has been seen, unless another painting has begun by then; `done` when
 * all are. Where nothing is known to be in sight, as where the view comes back, all are painted now.
 */
export function paintSeenFirst(elements, paint, done) {
  const mine = ++turn;
  const seen = elements.filter((element) => !away.has(element));
  const rest = seen.length ? elements.filter((element) => away.has(element)) : [];
  (seen.length ? seen : elements).forEach(paint);
  if (!rest.length) return done();
  return requestAnimationFrame(() => setTimeout(() => {
    if (mine !== turn) return;
    rest.forEach(paint);
    done();
  }));
}
