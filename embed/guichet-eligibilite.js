// <guichet-eligibilite>: the widget in the host's own page, in a shadow root.
//
// The glue between script and WebAssembly is part of this file rather than imported: a dynamic import cannot carry an
// integrity, so a separate glue would be the one file that nobody checks. Who wants this file checked as well puts an
// `integrity` on its <script>; what it fetches (program, style) is checked here.

import init, * as glue from "guichet-glue";
import fallback from "guichet-fallback";
import { OPTIONS, toQuery } from "./options.js";
import { Refusal, fetchWhole, once, open, openRest, reveal, start } from "./start.js";
import { follow, wearsTheStateSystem } from "./state.js";

const NAME = "guichet-eligibilite";

/**
 * Nothing of the host comes in but its custom properties: that is how a State page lends its colours. Its rules on the
 * element itself do win over these; so the root, which they cannot name, begins again, at the text size of the visitor.
 */
const HOST_RULES = `:host { all: initial; display: block; font-family: system-ui, sans-serif; line-height: 1.5 }
:host([hidden]), [hidden] { display: none !important }
.racine { all: initial; display: block }`;

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

  connectedCallback() {
    if (this.#started || this.#observer) return;
    if (!this.shadowRoot) this.#build();
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
    const shadow = this.attachShadow({ mode: "open" });
    const rules = new CSSStyleSheet();
    rules.replaceSync(HOST_RULES);
    shadow.adoptedStyleSheets = [rules];
    // Our own text, from our own index.html; what the host writes inside the element takes its place.
    shadow.innerHTML = `<div class="repli"><slot></slot></div><div class="racine"></div>`;
    const standing = document.createElement("template");
    standing.innerHTML = fallback;
    const sentences = standing.content.querySelectorAll("[data-refus]");
    shadow.querySelector(".repli").append(...sentences);
    shadow.querySelector("slot").append(standing.content);
  }

  /** Attributes are read here, once: a project under way is not changed under the visitor's hands. */
  async #start() {
    this.#observer?.disconnect();
    if (this.#started) return;
    this.#started = true;
    const [shadow, root] = [this.shadowRoot, this.shadowRoot.querySelector(".racine")];
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
      shadow.querySelector(".repli").hidden = true;
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
    return { embedded: "element", address: address.href, place: this.shadowRoot, rest, ...(this.hasAttribute("resultat") && { transmit }) };
  }

  #stop() {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#started = false;
    this.#handle?.destroy();
    this.#handle = null;
    this.#unfollow?.();
    this.#unfollow = null;
    this.shadowRoot.querySelector(".racine").replaceChildren();
    this.shadowRoot.querySelector(".repli").hidden = false;
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
