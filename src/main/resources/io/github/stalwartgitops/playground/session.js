const KEY = "playground";

/** Returns what this tab keeps over a reload of the page, or an empty object. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Replaces what this tab keeps. */
export function remember(what) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(what));
  } catch {
    // Too large, or not allowed: it is kept as long as the page.
  }
}
