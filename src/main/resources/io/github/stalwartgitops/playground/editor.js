import { Code } from "./code.js";
import { byId, element, setText } from "./dom.js";

const VERDICTS = {
  taken: "✓ taken",
  passed: "not taken",
  seen: "evaluated",
  unreached: "not reached",
  unknown: "",
};
const EXAMPLE_IF = "local_port == 587";
const EXAMPLE_VALUE = "system('hostname') + ' ESMTP'";

/** Edits the rules of one expression. */
export class Editor {
  #list = byId("rule-list");
  #changed;
  #rules = [];
  #else;
  #elseVerdict;

  /** @param changed called after every change */
  constructor(changed) {
    this.#changed = changed;
    byId("add-rule").addEventListener("click", () => this.#add());
  }

  /** The expression as it is now. */
  get expression() {
    return {
      match: this.#rules.map((rule) => ({ if: rule.if.text, then: rule.then.text })),
      else: this.#else.text,
    };
  }

  /** Shows another expression. */
  set expression({ match, else: otherwise }) {
    this.#elseVerdict = element("span", { className: "state" });
    this.#else = new Code({
      id: "else",
      word: "else",
      label: "else, when no rule matches",
      text: otherwise,
      example: EXAMPLE_VALUE,
      changed: this.#changed,
    });
    const head = element(
      "div",
      { className: "head" },
      element("h3", {}, "No rule matches"),
      this.#elseVerdict,
    );
    this.#elseNode = element("div", { className: "rule otherwise" }, head, this.#else.node);
    byId("otherwise").replaceChildren(this.#elseNode);
    this.#show(match);
  }

  #elseNode;

  /** Shows the answer of the server: problems, and the outcome if it compiles. */
  report({ problems, outcome }) {
    const steps = new Map((outcome?.parts ?? []).map((part) => [part.part, part.steps]));
    for (const code of this.#codes()) {
      const ofCode = problems.filter((problem) => problem.part === code.id);
      code.report(ofCode, steps.get(code.id) ?? []);
    }
    this.#rules.forEach((rule, index) => {
      settle(rule.node, rule.verdict, stateOf(index, outcome, steps.has(`if-${index}`)));
    });
    settle(this.#elseNode, this.#elseVerdict, stateOfElse(outcome));
  }

  #codes() {
    return [...this.#rules.flatMap((rule) => [rule.if, rule.then]), this.#else];
  }

  #show(match) {
    this.#rules = match.map((rule, index) => this.#rule(rule, index, match.length));
    this.#list.replaceChildren(...this.#rules.map((rule) => rule.node));
    byId("rules").classList.toggle("none", match.length === 0);
  }

  #rule(texts, index, count) {
    const number = index + 1;
    const rule = {
      if: this.#code(index, "if", texts.if, EXAMPLE_IF),
      then: this.#code(index, "then", texts.then, EXAMPLE_VALUE),
      verdict: element("span", { className: "state" }),
    };
    const button = (text, label, disabled, act) => {
      const made = element("button", { type: "button", disabled, "aria-label": label }, text);
      made.addEventListener("click", act);
      return made;
    };
    const buttons = element(
      "div",
      { className: "buttons" },
      button("↑", `Move rule ${number} up`, index === 0, () => this.#move(index, index - 1)),
      button("↓", `Move rule ${number} down`, number === count, () => this.#move(index, number)),
      button("Remove", `Remove rule ${number}`, false, () => this.#remove(index)),
    );
    const head = element(
      "div",
      { className: "head" },
      element("h3", {}, `Rule ${number}`),
      rule.verdict,
      buttons,
    );
    rule.buttons = [...buttons.children];
    rule.node = element("li", { className: "rule" }, head, rule.if.node, rule.then.node);
    return rule;
  }

  #code(index, word, text, example) {
    const label = `Rule ${index + 1}, ${word}`;
    return new Code({ id: `${word}-${index}`, word, label, text, example, changed: this.#changed });
  }

  #add() {
    this.#show([...this.expression.match, { if: "", then: "" }]);
    this.#rules.at(-1).if.focus();
    this.#changed();
  }

  #remove(index) {
    this.#show(this.expression.match.filter((rule, other) => other !== index));
    const next = this.#rules[Math.min(index, this.#rules.length - 1)];
    (next ? next.buttons[2] : byId("add-rule")).focus();
    this.#changed();
  }

  #move(from, to) {
    const match = this.expression.match;
    match.splice(to, 0, ...match.splice(from, 1));
    this.#show(match);
    const [up, down] = this.#rules[to].buttons;
    const wanted = to < from ? up : down;
    (wanted.disabled ? (wanted === up ? down : up) : wanted).focus();
    this.#changed();
  }
}

function stateOf(index, outcome, isSeen) {
  if (!outcome) {
    return "unknown";
  }
  if (index === outcome.rule) {
    return "taken";
  }
  if (!isSeen) {
    return "unreached";
  }
  return outcome.failure ? "seen" : "passed";
}

function stateOfElse(outcome) {
  if (!outcome || (outcome.rule < 0 && outcome.failure)) {
    return "unknown";
  }
  return outcome.rule < 0 ? "taken" : "unreached";
}

function settle(node, verdict, state) {
  node.dataset.state = state;
  setText(verdict, VERDICTS[state]);
}
