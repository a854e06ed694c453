/** What is the reader's and not the view's, kept in the browser by name. */

/**
 * Storage may be forbidden or full, even to ask for: then nothing is recalled, and what is chosen lasts as long as the page.
 *
 * @param storage the storage, asked for when it is used
 */
const keeping = (storage) => ({
  /** What was kept under this name, or null. */
  recall(name) {
    try {
      return JSON.parse(storage().getItem(name));
    } catch {
      return null;
    }
  },
  /** Keeps it; null forgets what was kept. */
  keep(name, value) {
    try {
      if (value === null) storage().removeItem(name);
      else storage().setItem(name, JSON.stringify(value));
    } catch {
      // As said.
    }
  },
});

/** For as long as the browser remembers. */
export const always = keeping(() => localStorage);

/** For as long as the tab lives. */
export const inThisTab = keeping(() => sessionStorage);
