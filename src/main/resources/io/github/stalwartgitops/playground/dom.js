// Builds elements without HTML in strings, so that no text can become markup.

/** Returns an element with properties (data-, aria- and role as attributes) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for" || key === "list") {
      made.setAttribute(key, value);
    } else {
      made[key] = value;
    }
  }
  made.append(...children);
  return made;
}

/** Sets a text only if it changes, so that a live region stays quiet otherwise. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Returns the text with line breaks and invisible characters made visible. */
export function printable(text) {
  const names = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return text.replace(
    /[\p{C}\u2028\u2029]/gu,
    (c) => names[c] ?? `\\u{${c.codePointAt(0).toString(16)}}`,
  );
}

/** Returns the element of an id. */
export function byId(id) {
  return document.getElementById(id);
}
