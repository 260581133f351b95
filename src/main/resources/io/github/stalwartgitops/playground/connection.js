import { byId, element, printable, setText } from "./dom.js";

const FIRST = [
  "listener",
  "local_port",
  "remote_ip",
  "remote_port",
  "local_ip",
  "protocol",
  "is_tls",
  "asn",
  "country",
];
const NUMBERS = new Set(["local_port", "remote_port", "asn"]);
const PRESETS = {
  "port 25": { listener: "smtp", local_port: "25", is_tls: "false" },
  "587 submission": { listener: "submission", local_port: "587", is_tls: "false" },
  "465 TLS": { listener: "submissions", local_port: "465", is_tls: "true" },
};

/** The variables of the connection that an expression is tried for. */
export class Connection {
  #form = byId("connection");
  #values;
  #changed;

  /**
   * @param values the variables of a typical connection
   * @param recalled the values before the page was reloaded
   * @param changed called after every change
   */
  constructor(values, recalled, changed) {
    const isTls = values.is_tls === "1" ? "true" : "false";
    this.#values = { ...values, is_tls: isTls, ...recalled };
    this.#changed = changed;
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    for (const [name, preset] of Object.entries(PRESETS)) {
      const button = element("button", { type: "button" }, name);
      button.addEventListener("click", () => this.#fill(preset));
      byId("presets").append(button);
    }
  }

  /** The values of all variables by name, including those that are not shown. */
  get all() {
    return this.#values;
  }

  /** The values of the variables that are shown, by name. */
  get values() {
    return Object.fromEntries(
      this.#inputs().map((input) => [input.name, this.#values[input.name] ?? ""]),
    );
  }

  /** Shows these variables and no others. */
  show(variables) {
    const known = FIRST.filter((name) => variables.includes(name));
    const others = variables.filter((name) => !FIRST.includes(name)).sort();
    this.#form.replaceChildren(...[...known, ...others].map((name) => this.#variable(name)));
  }

  /** Shows below the values why they are impossible, each {variable, message}. */
  report(problems) {
    const messages = new Map(problems.map(({ variable, message }) => [variable, message]));
    for (const input of this.#inputs()) {
      const message = messages.get(input.name) ?? "";
      setText(byId(`${input.id}-problem`), printable(message));
      input.setAttribute("aria-invalid", message !== "");
      if (message) {
        input.setAttribute("aria-describedby", `${input.id}-problem`);
      } else {
        input.removeAttribute("aria-describedby");
      }
    }
  }

  #inputs() {
    return [...this.#form.elements].filter((input) => input.name);
  }

  #variable(name) {
    const id = `variable-${name}`;
    const input =
      name === "is_tls"
        ? element(
            "select",
            { id, name },
            element("option", { value: "false" }, "0, plain"),
            element("option", { value: "true" }, "1, TLS"),
          )
        : element("input", {
            id,
            name,
            type: "text",
            inputMode: NUMBERS.has(name) ? "numeric" : "text",
            maxLength: 256,
            spellcheck: false,
          });
    input.value = this.#values[name] ?? "";
    input.addEventListener("input", () => {
      this.#values[name] = input.value;
      this.#changed();
    });
    return element(
      "div",
      { className: "variable" },
      element("label", { for: id }, name),
      input,
      element("p", { id: `${id}-problem`, className: "invalid" }),
    );
  }

  #fill(preset) {
    Object.assign(this.#values, preset);
    for (const input of this.#inputs().filter((one) => one.name in preset)) {
      input.value = preset[input.name];
    }
    this.#changed();
  }
}
