const KEY = "playground";

/** What this tab remembers over a reload of the page; an empty object where it remembers nothing. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Remembers this in place of what was remembered. */
export function remember(what) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(what));
  } catch {
    // Too much, or not allowed: it lives as long as the page.
  }
}
