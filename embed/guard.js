// Keeps the page true where somebody else writes in it: a translator puts <font> in place of texts, an extension wraps, splits
// or takes away what it likes. The program knows its own nodes only: a text that is no longer in the page would change unseen,
// and nothing can be placed before a node that is gone.
//
// What others write stays as long as what it stands for stays the same. Before each drawing, the program's nodes come back to
// their places, a text without its words where something else stands for them. After it, whatever others wrote in an element
// whose own content has changed is taken out: a translator then meets the new text as any other.

const ALL = { childList: true, characterData: true, characterDataOldValue: true, subtree: true };

/** How long a focus that has gone with its element may take to be given elsewhere, in milliseconds. */
const PATIENCE = 250;

/** The program's own children, in their order, of each element in which others have written. */
const own = new Map();
/** The elements in which they have written since the last drawing. */
const touched = new Set();
/** Nodes that others have brought; nodes of the program that others have moved or taken away. */
const foreign = new WeakSet(), taken = new WeakSet();
/** Of those, the ones that something else stands for. */
const replaced = new WeakSet();
/** Elements in which a part of what others had written is gone. */
const partial = new WeakSet();
/** What a text of the program says, where others have changed or emptied it. */
const truth = new WeakMap();
const roots = new Set();
/** What is back in its place for the time of a drawing. */
let lent = [];
/** The element that has the focus, and what it is in. */
let way = [];
let drawing = false, observer;

/** Looks after what is drawn in `root`. */
export function watch(root) {
  roots.add(root);
  observer ??= new MutationObserver((records) => (drawing ? drawn(records) : theirs(records)));
  observer.observe(root, ALL);
}

/** What the program calls before it draws: it draws within this very task. */
export function draws() {
  if (drawing || !observer) return;
  drawing = true;
  theirs(observer.takeRecords());
  for (const parent of touched) mend(parent);
  touched.clear();
  observer.takeRecords();
  way = [...roots].map(toFocus).find((way) => way.length) ?? [];
  // The observer may be called before this, with what the program has drawn.
  queueMicrotask(() => drawing && drawn([]));
}

function drawn(records) {
  drawing = false;
  const changed = new Set();
  if (own.size) {
    for (const { type, target } of [...records, ...observer.takeRecords()]) {
      if (type === "characterData") truth.delete(target);
      changed.add(type === "characterData" ? target.parentNode : target);
    }
  }
  for (const parent of changed) {
    if (own.has(parent)) clear(parent, [...parent.childNodes].filter((node) => !foreign.has(node)));
  }
  for (const { node, from, before, parent } of lent) {
    if (own.has(parent) && from.isConnected) from.insertBefore(node, before?.parentNode === from ? before : null);
    // It is to be lent again.
    touched.add(parent);
  }
  lent = [];
  for (const parent of own.keys()) if (!parent.isConnected) own.delete(parent), touched.delete(parent);
  for (const root of roots) {
    if (!root.isConnected) roots.delete(root);
    // Whoever has touched a list moves it: the attributes of its entries no longer do.
    for (const list of root.querySelectorAll("[data-chosen]")) {
      if (list.value !== list.dataset.chosen) list.value = list.dataset.chosen;
    }
  }
  observer.takeRecords();
  if (way.length && !way[0].isConnected) setTimeout(keepFocus, PATIENCE, way);
}

/** The element of the program that a node is in, where the node is inside something that others have brought. */
function around(node) {
  let found = null;
  for (let at = node; at && !roots.has(at) && !taken.has(at); at = at.parentNode) if (foreign.has(at)) found = at.parentNode;
  return found;
}

/** Others have written. Nothing is put right before the next drawing: what we undid at once, they might do again for ever. */
function theirs(records) {
  const fresh = new Set();
  for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling, oldValue } of records) {
    for (const node of addedNodes) {
      fresh.add(node);
      if (!taken.has(node)) foreign.add(node);
      // Someone shows the original again: its words come with it.
      else if (truth.has(node) && !node.data) say(node);
    }
    const stands = addedNodes.length || fresh.has(previousSibling) || fresh.has(nextSibling);
    const ours = around(target);
    // A part of what they had written is gone.
    if (ours && removedNodes.length && !stands) partial.add(ours);
    if (ours) continue;
    if (type === "characterData" && !truth.has(target)) truth.set(target, oldValue);
    for (const node of removedNodes) {
      if (foreign.has(node)) {
        // So is a part that stood beside the rest of it: half of a text that was split, for one.
        if (!stands && node.textContent.trim()) partial.add(target);
        continue;
      }
      taken.add(node);
      if (stands) replaced.add(node);
    }
  }
  // Backwards, from the children of now to those that the program had placed.
  const before = new Map();
  for (const { type, target, addedNodes, removedNodes, nextSibling } of records.reverse()) {
    const parent = type === "characterData" ? target.parentNode : target;
    if (!parent) continue;
    const ours = around(parent);
    touched.add(ours ?? parent);
    if (ours || own.has(parent)) continue;
    const list = (before.get(parent) ?? [...parent.childNodes]).filter((node) => ![...addedNodes].includes(node));
    const at = list.indexOf(nextSibling);
    list.splice(at < 0 ? list.length : at, 0, ...removedNodes);
    before.set(parent, list);
  }
  for (const [parent, list] of before) own.set(parent, list.filter((node) => !foreign.has(node)));
}

/** Where the focus is must not move: it would be lost on the way. */
const holdsFocus = (node) => node.contains(node.getRootNode().activeElement);

/** Puts the program's children of an element back in their places. */
function mend(parent) {
  const list = own.get(parent);
  const lost = (node) => !node.isConnected && !(node.nodeType === Node.TEXT_NODE && replaced.has(node));
  const spoken = [...parent.childNodes].some((node) => foreign.has(node) && node.textContent.trim());
  if (list && partial.delete(parent)) clear(parent, list);
  else if (list?.some((node) => lost(node) || (!spoken && (!node.isConnected || node.data === "")))) clear(parent, list);
  let next = null;
  for (const node of [...(own.get(parent) ?? [])].reverse()) {
    if (node.parentNode !== parent) {
      if (!node.isConnected) {
        // Something else says it, in another language perhaps: the words would stand there twice.
        if (!truth.has(node)) truth.set(node, node.data);
        node.data = "";
      } else if (holdsFocus(node)) continue;
      else lent.push({ node, from: node.parentNode, before: node.nextSibling, parent });
      parent.insertBefore(node, next);
    } else if (next && !(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)) parent.insertBefore(node, next);
    next = node;
  }
}

function say(text) {
  text.data = truth.get(text);
  truth.delete(text);
}

/** Leaves in an element what the program has drawn there, and nothing else. */
function clear(parent, list) {
  own.delete(parent);
  for (const node of [...parent.childNodes]) if (foreign.has(node) && !list.some((ours) => node.contains(ours))) node.remove();
  let next = null;
  for (const node of [...list].reverse()) {
    if (truth.has(node)) say(node);
    if (node.parentNode !== parent && holdsFocus(node)) continue;
    // A text is placed anew even where it stands: that is what translators look out for.
    if (node.parentNode !== parent || node.nextSibling !== next || node.nodeType === Node.TEXT_NODE) parent.insertBefore(node, next);
    next = node;
  }
  for (const node of [...parent.childNodes]) if (foreign.has(node) && !list.some((ours) => node.contains(ours))) node.remove();
}

/** The element of `root` that has the focus, then each one around it. */
function toFocus(root) {
  const way = [];
  for (let at = root.getRootNode().activeElement; at && at !== root; at = at.parentElement) way.push(at);
  return root.contains(way[0] ?? null) ? way : [];
}

/** Where the element that had the focus has gone, what it was in takes it, unless somebody has given it elsewhere. */
function keepFocus(way) {
  const left = way.find((element) => element.isConnected);
  const focused = left?.getRootNode().activeElement;
  if (!left || (focused && focused !== document.body)) return;
  left.setAttribute("tabindex", "-1");
  left.focus({ preventScroll: true });
}
