// <guichet-eligibilite>: the widget in the host's own page, in a shadow root.
//
// The glue between script and WebAssembly is part of this file rather than imported: a dynamic import cannot carry an
// integrity, so a separate glue would be the one file that nobody checks. Who wants this file checked as well puts an
// `integrity` on its <script>; what it fetches (program, style) is checked here.

import init, * as glue from "guichet-glue";
import fallback from "guichet-fallback";
import { OPTIONS, toQuery } from "./options.js";
import { printAlone } from "./paper.js";
import { Refusal, fetchWhole, once, open, openRest, reveal, start } from "./start.js";
import { follow, wearsTheStateSystem } from "./state.js";
import { isContent, swallows } from "./swallowed.js";

const NAME = "guichet-eligibilite";

/**
 * Nothing of the host comes in but its custom properties: that is how a State page lends its colours. Its rules on the
 * element itself do win over these; so the root, which they cannot name, begins again, at the text size of the visitor.
 */
const HOST_RULES = `:host { all: initial; display: block; font-family: system-ui, sans-serif; line-height: 1.5 }
:host([hidden]), [hidden] { display: none !important }
.racine { all: initial; display: block }`;

/** Where the element holds a part of the host's page, that part keeps the host's looks. */
const HOLDING_RULES = HOST_RULES.replace(/all: initial; display: block;.*? }/, "display: block }");

/** Elements from [name, attributes, children]. No text is read as markup: a host with Trusted Types refuses that. */
function grown([name, attributes, children]) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => (typeof child === "string" ? child : grown(child))));
  return element;
}

/** A constructed sheet of a few rules. */
function rulesOf(text) {
  const rules = new CSSStyleSheet();
  rules.replaceSync(text);
  return rules;
}

// All instances share one program, and what it brings later.
const program = once(() => open(init, () => fetchWhole(new URL(WASM_FILE, import.meta.url), WASM_INTEGRITY)));
const rest = once(() => openRest(program(), new URL(REST_FILE, import.meta.url), REST_INTEGRITY));

/** A constructed sheet: no style policy of the host applies to it. */
const sheet = once(async () => {
  const address = new URL(CSS_FILE, import.meta.url);
  const rules = await fetchWhole(address, CSS_INTEGRITY).then((answer) => answer.text()).catch((cause) => {
    throw new Refusal("fichier", cause);
  });
  return new CSSStyleSheet().replace(rules);
});

class Eligibilite extends HTMLElement {
  #handle = null;
  #started = false;
  #observer = null;
  #unfollow = null;
  #parts = null;
  /** Empty when it was made: what it holds once connected was put there by a script. */
  #bare = !this.hasChildNodes();
  /** Whether it holds a part of the host's page; not known before the page is whole. */
  #swallows;

  connectedCallback() {
    if (this.#started || this.#observer) return;
    try {
      if (!this.#parts) this.#build();
    } catch (error) {
      // Without a shadow root, what the host wrote inside stays in sight.
      return console.error("guichet :", error);
    }
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#start();
    }, { rootMargin: "600px" });
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    // Moved within the page, it is connected again at once and keeps its answers.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  #build() {
    const [slot, marked, own] = [grown(["slot", {}, []]), grown(["slot", { name: "repli" }, []]), grown(["div", {}, []])];
    // Our own text, from our own index.html; what the host writes inside the element takes its place.
    const standing = fallback.map(grown);
    const sentences = standing.filter((element) => element.dataset.refus);
    own.append(...standing.filter((element) => !sentences.includes(element)));
    const [repli, root] = ["repli", "racine"].map((name) => grown(["div", { class: name }, []]));
    repli.append(slot, marked, ...sentences);
    const assembled = this.#bare && (this.hasChildNodes() || document.readyState !== "loading");
    if (assembled) this.#swallows = false;
    const rules = rulesOf(HOST_RULES);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [rules];
    shadow.append(repli, root);
    this.#parts = { slot, marked, own, repli, root };
    const settle = () => this.#settle();
    for (const one of [slot, marked]) one.addEventListener("slotchange", settle);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", settle, { once: true });
    settle();
  }

  /** Tells the fallback text of the host from a part of its page that the element has swallowed, which stays in sight. */
  #settle() {
    const { slot, marked, own, repli, root } = this.#parts;
    const held = slot.assignedNodes().some(isContent);
    if (document.readyState !== "loading" && this.#swallows === undefined) {
      this.#swallows = held && swallows(this);
      if (this.#swallows) this.shadowRoot.adoptedStyleSheets = [rulesOf(HOLDING_RULES), ...this.shadowRoot.adoptedStyleSheets.slice(1)];
    }
    own.hidden = marked.assignedNodes().length > 0 || (held && !this.#swallows);
    // A move is told as a change of the slot: only what is elsewhere moves.
    const move = (part, to) => part.parentNode === to || to.prepend(part);
    // Beside the slot where blanks fill it: they would take the place of the text.
    move(own, slot.assignedNodes().length ? repli : slot);
    if (this.#swallows && repli.hidden) slot.parentNode === repli && root.after(slot);
    else move(slot, repli);
  }

  /** The fallback, or what has taken its place. */
  #fallBack(needed) {
    this.#parts.repli.hidden = !needed;
    this.#settle();
  }

  /** Attributes are read here, once: a project under way is not changed under the visitor's hands. */
  async #start() {
    this.#observer?.disconnect();
    if (this.#started) return;
    this.#started = true;
    const { shadowRoot: shadow } = this;
    const { root } = this.#parts;
    try {
      const [rules] = await Promise.all([sheet(), program()]);
      if (!this.#started) return;
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets.slice(0, 1), rules];
      // `rem` is the host's; a root that starts again has the size that the visitor has chosen.
      root.style.setProperty("--g-host-rem", getComputedStyle(root).fontSize);
      const state = wearsTheStateSystem(this);
      // There the theme is the host's: its colours would not follow another.
      const query = toQuery((name) => (state && name === "theme" ? null : this.getAttribute(name)), document.baseURI);
      const handle = await start(glue, root, query && `?${query}`, document.baseURI, this.#settings(query));
      if (!this.#started) return handle.destroy();
      this.#handle = handle;
      if (state) this.#unfollow = follow(root);
      this.#fallBack(false);
    } catch (error) {
      reveal(error, shadow);
    }
  }

  #settings(query) {
    const address = new URL("index.html", import.meta.url);
    address.search = query;
    const transmit = (dossier, evaluation) => {
      const detail = { dossier: JSON.parse(dossier), evaluation: JSON.parse(evaluation) };
      this.dispatchEvent(new CustomEvent("guichet:resultat", { bubbles: true, composed: true, detail }));
    };
    const [licences, print] = [new URL("licences.html", import.meta.url).href, () => printAlone(this)];
    const own = { embedded: "element", address: address.href, place: this.shadowRoot, licences, print, rest };
    return { ...own, ...(this.hasAttribute("resultat") && { transmit }) };
  }

  #stop() {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#started = false;
    this.#handle?.destroy();
    this.#handle = null;
    this.#unfollow?.();
    this.#unfollow = null;
    if (!this.#parts) return;
    this.#parts.root.replaceChildren();
    this.#fallBack(true);
  }
}

// A page may load this file twice, by two addresses.
if (!customElements.get(NAME)) customElements.define(NAME, Eligibilite);

/**
 * Puts a widget into an element, whose content becomes the fallback text.
 * Options: those of the attributes, and `surResultat({ dossier, evaluation })`.
 */
export function mount(element, options = {}) {
  const widget = document.createElement(NAME);
  for (const name of OPTIONS) if (options[name]) widget.setAttribute(name, options[name]);
  if (options.surResultat) {
    widget.setAttribute("resultat", "");
    widget.addEventListener("guichet:resultat", (event) => options.surResultat(event.detail));
  }
  widget.append(...element.childNodes);
  element.append(widget);
  return {
    element: widget,
    destroy() {
      element.append(...widget.childNodes);
      widget.remove();
    },
  };
}
