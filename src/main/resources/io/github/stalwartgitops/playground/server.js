import { byId, element, printable, setText } from "./dom.js";

/** Shows the stored and active settings of the embedded server, and its last connections. */
export class Server {
  #seen = "";

  /** Shows a state; sides are the results of its settings for the connection that is tried. */
  show(state, field, sides) {
    const { stored, active } = state.fields[field];
    const same = isSame(stored, active);
    setText(byId("same"), same ? "stored is active" : "stored, not active yet");
    byId("same").classList.toggle("waiting", !same);
    const now = JSON.stringify([state, field, sides]);
    if (now !== this.#seen) {
      this.#seen = now;
      byId("server").replaceChildren(...settings(stored, active, sides), ...waiting(state, same));
      setText(byId("listeners"), listeners(state));
      byId("visits").replaceChildren(...visits(state));
    }
  }
}

/** Returns whether two expressions are the same. */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function settings(stored, active, sides) {
  return isSame(stored, active)
    ? [side("Stored and active", active, sides.active, "active")]
    : [
        side("Active: clients see this", active, sides.active, "active"),
        side("Stored: waits for a reload", stored, sides.stored, "stored"),
      ];
}

function side(title, expression, outcome, name) {
  const lines = [
    ...expression.match.flatMap((rule) => [`if    ${rule.if}`, `then  ${rule.then}`]),
    `else  ${expression.else}`,
  ];
  const shown = outcome?.client ?? (outcome ? `value ${outcome.value}` : "");
  return element(
    "section",
    { className: "side", "data-side": name },
    element("h3", {}, title),
    element("p", { className: "client" }, printable(shown)),
    element("pre", { tabIndex: 0, role: "group", "aria-label": title }, lines.map(printable).join("\n")),
  );
}

function waiting(state, same) {
  const others = state.waiting.length - (same ? 0 : 1);
  const lines = [];
  if (!same) {
    lines.push("A write is stored at once. Clients see it only after a reload.");
  }
  if (others > 0) {
    const names = state.waiting.join(", ");
    lines.push(`Waiting for a reload: ${names}.`);
  }
  if (state.mode !== "normal") {
    lines.push(`The server is in ${state.mode} mode and does not speak SMTP.`);
  }
  return lines.map((line) => element("p", { className: "hint" }, line));
}

function listeners(state) {
  const all = state.listeners.map(({ name, host, port }) => `${name} at ${host}:${port}`);
  return all.length > 0 ? `SMTP: ${all.join(", ")}.` : "No SMTP listener is open.";
}

function visits(state) {
  const sessions = (state.sessions ?? []).map((session) => ({
    at: session.at,
    kind: "SMTP",
    what: session.greeting || "closed without a greeting: more than five in a second",
    more: [`${session.listener}, from ${session.client}`, ...session.commands].join(" · "),
  }));
  const requests = (state.requests ?? []).map((request) => ({
    at: request.at,
    kind: "HTTP",
    what: request.line,
    more: [request.account ?? "no account", request.status || "closed"].join(" · "),
  }));
  const all = [...sessions, ...requests].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20);
  if (all.length === 0) {
    return [element("li", { className: "empty" }, "No connections yet.")];
  }
  return all.map(({ at, kind, what, more }) =>
    element(
      "li",
      {},
      element("time", { dateTime: at }, new Date(at).toLocaleTimeString("en-GB")),
      element("span", { className: "kind" }, kind),
      element("span", { className: "what" }, printable(what)),
      element("span", { className: "more" }, printable(more)),
    ),
  );
}
