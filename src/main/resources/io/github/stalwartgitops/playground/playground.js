import { Connection } from "./connection.js";
import { byId, element, printable, setText } from "./dom.js";
import { Editor } from "./editor.js";
import { Server, isSame } from "./server.js";
import { recall, remember } from "./session.js";

const DEBOUNCE_MILLISECONDS = 120;
const POLL_MILLISECONDS = 500;
const USUAL = { object: "MtaStageConnect", field: "smtpGreeting" };

const recalled = recall();
const drafts = new Map(Object.entries(recalled.drafts ?? {}));
const editor = new Editor(changed);
const server = new Server();
const object = byId("object");
const field = byId("field");

let catalog;
let connection;
let shown; // the object and the field whose rules are on the page
let state; // of that object
let known = {}; // the last state, {object, tag, state}
let sides = {}; // the results of the server's settings for the connection
let replaced; // the expression before the one that is shown
let timer;
let asking;
let isLost = false; // whether the server did not answer the last time

start().catch(untried);

async function start() {
  catalog = await (await ask("catalog")).json();
  connection = new Connection(catalog.connection, recalled.connection, changed);
  list(object, Object.keys(catalog.objects).sort());
  const listFields = () => list(field, Object.keys(catalog.objects[object.value]));
  const first = recalled.shown && described(recalled.shown) ? recalled.shown : USUAL;
  object.value = first.object;
  listFields();
  field.value = first.field;
  object.addEventListener("change", () => {
    listFields();
    open().catch(untried);
  });
  field.addEventListener("change", () => open().catch(untried));
  byId("load-active").addEventListener("click", () => replace(state.fields[shown.field].active));
  byId("load-stored").addEventListener("click", () => replace(state.fields[shown.field].stored));
  byId("load-default").addEventListener("click", () => replace(described(shown).default));
  byId("undo").addEventListener("click", () => replace(replaced));
  byId("copy").addEventListener("click", copy);
  await open().catch(untried);
  poll();
}

function list(select, names) {
  select.replaceChildren(...names.map((name) => element("option", {}, name)));
}

function chosen() {
  return { object: object.value, field: field.value };
}

function described({ object, field }) {
  return catalog.objects[object]?.[field];
}

/** Shows the chosen field: its draft, or what the server stores. */
async function open() {
  const next = chosen();
  const nextState = await stateOf(next.object);
  if (!isSame(next, chosen())) {
    return; // another field was chosen meanwhile
  }
  if (isSame(next, shown)) {
    changed(); // it is shown already, but may not have been tried
    return;
  }
  asking?.abort();
  shown = next;
  state = nextState;
  sides = {};
  byId("undo").hidden = true;
  connection.show(described(shown).variables ?? []);
  load(drafts.get(draftName()) ?? state.fields[shown.field].stored);
}

function draftName() {
  return `${shown.object}.${shown.field}`;
}

/** Shows another expression, and offers to undo it. */
function replace(expression) {
  const previous = editor.expression;
  if (!isSame(previous, expression)) {
    replaced = previous;
    byId("undo").hidden = false;
    load(expression);
  }
}

function load(expression) {
  editor.expression = expression;
  changed();
}

function changed() {
  keep(editor.expression);
  byId("rules").setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(evaluate, DEBOUNCE_MILLISECONDS);
}

/** Keeps a draft, unless it is what the server stores. */
function keep(expression) {
  if (isSame(expression, state.fields[shown.field].stored)) {
    drafts.delete(draftName());
  } else {
    drafts.set(draftName(), expression);
  }
  remember({ shown, drafts: Object.fromEntries(drafts), connection: connection.all });
}

async function evaluate() {
  if (!isSame(shown, chosen())) {
    return; // the chosen field will be shown
  }
  asking?.abort();
  asking = new AbortController();
  const question = { ...shown, expression: editor.expression, connection: connection.values };
  try {
    const answer = await evaluated(question, asking.signal);
    sides = { stored: answer.stored, active: answer.active };
    editor.report(answer);
    connection.report(answer.connection);
    show(answer);
    setText(byId("manifest"), answer.manifest);
    byId("copy").disabled = false;
    server.show(state, shown.field, sides);
  } catch (error) {
    if (error.name === "AbortError") {
      return; // a later answer will come
    }
    untried(error);
  }
  byId("rules").setAttribute("aria-busy", "false");
}

/** Shows why nothing was tried, instead of the previous result. */
function untried(error) {
  result({ state: "wrong", title: "Not tried", line: error.message });
  setText(byId("manifest"), "");
  byId("copy").disabled = true;
  byId("rules").setAttribute("aria-busy", "false");
  if (shown) {
    sides = {};
    editor.report({ problems: [] });
    connection.report([]);
    server.show(state, shown.field, sides);
  }
}

/** Shows the result: what a client gets, and which rule gave it. */
function show(answer) {
  if (answer.outcome) {
    showOutcome(answer);
  } else if (answer.problems.some(isError)) {
    showErrors(answer);
  } else {
    const [{ variable, message }] = answer.connection;
    const jump = { to: `variable-${variable}`, name: variable };
    result({ state: "wrong", title: "Not tried", line: message, jump });
  }
}

function showOutcome({ problems, outcome }) {
  const warnings = problems.length > 0 ? counted(problems.length, "warning") : "";
  result({
    state: "good",
    title: outcome.client ? "A client gets" : "The value is",
    line: outcome.client ?? outcome.value,
    verdict: verdict(outcome),
    remarks: [...remarksOn(outcome), warnings],
    jump: problems[0] && jumpTo(problems[0]),
  });
}

function showErrors({ problems }) {
  const errors = problems.filter(isError);
  const warnings = problems.length - errors.length;
  const isOpen = errors.every((problem) => problem.empty);
  const [first] = errors;
  result({
    state: isOpen ? "open" : "wrong",
    title: isOpen ? "Not finished" : "A server would refuse this",
    line: isOpen ? `${placeName(first.part)} is still empty` : first.message,
    verdict: isOpen ? "" : counted(errors.length, "error"),
    remarks: [warnings > 0 ? counted(warnings, "warning") : ""],
    jump: jumpTo(first),
  });
}

function isError(problem) {
  return problem.severity === "error";
}

function jumpTo({ part }) {
  return { to: part, name: placeName(part) };
}

/** Shows a result; jump leads to the part to look at, {to, name}. */
function result({ state, title, line, verdict = "", remarks = [], jump }) {
  byId("result").dataset.state = state;
  setText(byId("result-title"), title);
  setText(byId("line"), printable(line));
  setText(byId("verdict"), verdict);
  setText(byId("remark"), printable(remarks.filter(Boolean).join(" · ")));
  byId("jump").hidden = !jump;
  if (jump) {
    byId("jump").href = `#${jump.to}`;
    setText(byId("jump"), `Go to ${jump.name}`);
  }
}

function verdict({ rule, failure }) {
  if (failure && rule < 0) {
    return "The evaluation fails";
  }
  if (rule >= 0) {
    return `Rule ${rule + 1} matches`;
  }
  return editor.expression.match.length > 0 ? "No rule matches: else" : "There are no rules: else";
}

function remarksOn({ failure, replaced, value, effect, certain }) {
  const own = shown.field === "hostname" ? "localhost" : "its own greeting";
  return [
    failure ?? "",
    replaced ? `the value is ${value}, so the server sends ${own}` : "",
    effect ?? "",
    certain ? "" : "this depends on values that only a real server knows",
  ];
}

function counted(count, noun) {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** Returns the text for a part such as if-0. */
function placeName(part) {
  const [kind, rule] = part.split("-");
  return rule ? `the ${kind} of rule ${Number(rule) + 1}` : `the ${kind}`;
}

async function poll() {
  if (!document.hidden) {
    try {
      await (isSame(shown, chosen()) ? refresh() : open());
      const { hostname, mode } = state;
      const version = `catalog of Stalwart ${catalog.version}`;
      setText(byId("about"), `embedded server ${hostname}, ${mode} mode, ${version}`);
    } catch (error) {
      setText(byId("about"), error.message);
    }
  }
  setTimeout(poll, POLL_MILLISECONDS);
}

/** Shows the current state of the server. */
async function refresh() {
  const { object, field } = shown;
  const before = state;
  const wasLost = isLost;
  const next = await stateOf(object);
  if (isSame(shown, { object, field }) && (wasLost || next !== before)) {
    state = next;
    if (wasLost || !isSame(before.fields[field], state.fields[field])) {
      await evaluate();
    }
    server.show(state, field, sides);
  }
}

/** Returns the state of an object, the same value as before while nothing changes. */
async function stateOf(object) {
  const before = known.object === object ? known : undefined;
  const answer = await ask(`state/${object}`, {
    headers: before ? { "if-none-match": before.tag } : {},
  });
  if (answer.status === 304) {
    return before.state;
  }
  known = { object, tag: answer.headers.get("etag"), state: await answer.json() };
  return known.state;
}

async function evaluated(question, signal) {
  const answer = await ask("evaluate", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
  return answer.json();
}

/** Sends a request to the embedded server; throws an error with a message for the user. */
async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(`/playground/${path}`, options);
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    isLost = true;
    throw new Error("The embedded server does not answer.");
  }
  isLost = false;
  if (!answer.ok && answer.status !== 304) {
    throw new Error((await answer.text()).trim());
  }
  return answer;
}

async function copy() {
  const text = byId("manifest").textContent;
  try {
    await navigator.clipboard.writeText(text);
    setText(byId("copied"), "Copied.");
  } catch {
    getSelection().selectAllChildren(byId("manifest"));
    setText(byId("copied"), "Selected: copy it with your keyboard.");
  }
}
