// Starts the program again where it has stopped: a fault of its own, or of somebody who took its page apart. What it leaves in
// memory is not to be trusted, so a new one begins, with the answers that the old one had last told.

/** How often in a row it is started again before the page only offers the answers. */
const MOST = 2;
/** After so long without a fault, the next one counts as the first, in milliseconds. */
const CALM = 10_000;

const running = new Set();
let stopped = false;

/** How often this page has just been started again. */
export const turns = () => (typeof history === "object" && history.state?.guichet) || 0;

/**
 * Looks after a program that is about to be mounted: `sentences` are copies of the hidden ones, for once nothing else can speak.
 * Answers what the program tells its answers to.
 */
export function follow(root, settings, sentences) {
  const program = { root, settings, sentences, answers: "" };
  running.add(program);
  if (stopped) queueMicrotask(halt);
  if (turns()) setTimeout(() => note(0, location.hash), CALM);
  return (answers) => (program.answers = answers);
}

/** Forgets a program that is taken away. */
export function leave(root) {
  for (const program of running) if (program.root === root) running.delete(program);
}

/**
 * Whether an error came out of the program: one of WebAssembly, or too deep a recursion in it. On a host's page there may be
 * other programs: the files of this one have its name.
 */
function isOurs(error) {
  const deep = (error instanceof RangeError || error?.name === "InternalError") && /wasm/.test(error.stack);
  if (!deep && !(error instanceof WebAssembly.RuntimeError)) return false;
  return [...running].some(({ settings }) => settings.embedded !== "element" || /guichet/.test(error.stack));
}

if (typeof addEventListener === "function") {
  addEventListener("error", ({ error }) => isOurs(error) && halt());
  addEventListener("unhandledrejection", ({ reason }) => isOurs(reason) && halt());
}

function halt() {
  stopped = true;
  for (const program of running) again(program);
  running.clear();
}

function again({ root, settings, sentences, answers }) {
  if (settings.embedded === "element") return inFrame(root, settings.address, sentences, answers);
  const count = turns() + 1;
  note(count, `#${answers}`);
  if (count <= MOST) return location.reload();
  root.replaceChildren(said(sentences, "arret", `#${answers}`));
}

/** The count stands in the history, which a reload keeps; a frame may have none, and then has its address alone. */
function note(count, hash) {
  try {
    history.replaceState(count ? { guichet: count } : null, "", hash || location.href);
  } catch {
    if (hash) location.hash = hash;
  }
}

/** The host's page cannot be loaded again for it: the hosted page takes the place of the element. */
function inFrame(root, address, sentences, answers) {
  const frame = document.createElement("iframe");
  frame.src = `${address}#${answers}`;
  frame.title = document.title;
  Object.assign(frame.style, { width: "100%", height: "50rem", border: "0" });
  root.replaceChildren(said(sentences, "relance", frame.src), frame);
}

function said(sentences, name, answers) {
  const sentence = sentences.find((sentence) => sentence.dataset.refus === name);
  if (!sentence) return "";
  sentence.hidden = false;
  sentence.querySelector("a").href = answers;
  return sentence;
}
