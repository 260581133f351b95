import { element, printable } from "./dom.js";

/**
 * A field for one expression text: what is wrong in it is underlined at its place, and said below;
 * the steps of its evaluation stand below, too.
 */
export class Code {
  #id;
  #input;
  #marks;
  #problems;
  #steps;
  #shown = ""; // what it shows, empty once the text has changed

  /**
   * @param id such as if-0
   * @param word what stands before it
   * @param label its name for screen readers
   * @param example shows while it is empty
   * @param changed called after every change of the text
   */
  constructor({ id, word, label, text, example, changed }) {
    this.#id = id;
    this.#marks = element("pre", { "aria-hidden": "true" });
    this.#input = element("textarea", {
      id,
      rows: 1,
      value: text,
      placeholder: example,
      spellcheck: false,
      autocapitalize: "off",
      autocomplete: "off",
      "aria-label": label,
    });
    this.#input.addEventListener("input", () => {
      this.#shown = "";
      this.#mark([]);
      changed();
    });
    this.#problems = element("div", { id: `${id}-problems`, className: "problems" });
    this.#steps = element("div", { id: `${id}-steps`, className: "steps" });
    this.node = element(
      "div",
      { className: "part" },
      element("label", { for: id, className: "word" }, word),
      element("div", { className: "code" }, this.#marks, this.#input),
      this.#problems,
      this.#steps,
    );
    this.#mark([]);
  }

  get id() {
    return this.#id;
  }

  get text() {
    return this.#input.value;
  }

  focus() {
    this.#input.focus();
  }

  /**
   * Shows what an answer says about this text; nothing is built again, as there may be hundreds.
   *
   * @param problems each {severity, offset, length, message, hint, name}
   * @param steps how the value was computed; none for a text that was not reached
   */
  report(problems, steps) {
    const now = JSON.stringify([problems, steps]);
    if (now !== this.#shown) {
      this.#shown = now;
      this.#showProblems(problems);
      this.#steps.replaceChildren(...(steps.length > 0 ? [table(steps, this.text.trim())] : []));
    }
  }

  #showProblems(problems) {
    this.#mark(problems);
    this.#problems.replaceChildren(...problems.map((problem) => this.#sentence(problem)));
    const isWrong = problems.some(({ severity, empty }) => severity === "error" && !empty);
    this.#input.setAttribute("aria-invalid", isWrong);
    if (problems.length > 0) {
      this.#input.setAttribute("aria-describedby", this.#problems.id);
    } else {
      this.#input.removeAttribute("aria-describedby");
    }
  }

  #sentence(problem) {
    if (problem.empty) {
      return element("p", { className: "empty" }, `${problem.message}. ${problem.hint}`);
    }
    const name = problem.name ? element("code", {}, problem.name) : "";
    const hint = problem.hint ? element("p", { className: "hint" }, printableLines(problem.hint)) : "";
    return element(
      "div",
      { className: `problem ${problem.severity}` },
      element(
        "p",
        {},
        element("strong", {}, `${problem.severity}, character ${problem.offset + 1}: `),
        printable(problem.message),
        " ",
        name,
      ),
      hint,
    );
  }

  #mark(problems) {
    const text = this.#input.value;
    const pieces = [];
    let at = 0;
    for (const { severity, offset, length } of problems) {
      if (offset >= at) {
        const end = Math.max(offset + 1, Math.min(text.length, offset + length));
        pieces.push(text.slice(at, offset));
        pieces.push(element("mark", { className: severity }, text.slice(offset, end) || " "));
        at = end;
      }
    }
    this.#marks.replaceChildren(...pieces, text.slice(at), " ");
  }
}

function table(steps, whole) {
  const cell = (text, className) => element("td", { className }, printable(text));
  const rows = steps.map(({ source, substituted, value }) => {
    const result = cell(value, value === "true" ? "value true" : "value");
    if (source !== whole) {
      const middle = cell(substituted === source ? "" : substituted, "substituted");
      return element("tr", {}, cell(source, "source"), middle, result);
    }
    const all = cell(substituted === source ? "" : substituted, "substituted all");
    all.colSpan = 2;
    return element("tr", {}, all, result);
  });
  return element(
    "table",
    {},
    element("caption", {}, "How the value is computed"),
    element("tbody", {}, ...rows),
  );
}

/** Returns the lines, with a list that was wrapped for a terminal in one line. */
function printableLines(text) {
  return text
    .replace(/,\n/g, ", ")
    .split("\n")
    .map(printable)
    .join("\n");
}
