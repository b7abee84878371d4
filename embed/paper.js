// On paper: what is folded is open, and an element prints without the page around it.

/** The criteria only name their clauses there: what decides is quoted above. */
const STAYS_FOLDED = ".g-trace .g-clauses";

/**
 * Unfolds `root` for as long as it is printed, until the answer is called. Style alone does this in recent browsers; Firefox
 * before 143 and Safari before 18.4 need the attribute. Some tell of paper by these events, some by the medium only.
 */
export function unfoldOnPaper(root) {
  let unfolded = [];
  const unfold = () => {
    const folded = [...root.querySelectorAll("details:not([open])")].filter((details) => !details.matches(STAYS_FOLDED));
    for (const details of folded) details.open = true;
    unfolded.push(...folded);
  };
  const fold = () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
  };
  const paper = matchMedia("print");
  const turn = () => (paper.matches ? unfold() : fold());
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  paper.addEventListener("change", turn);
  return () => {
    removeEventListener("beforeprint", unfold);
    removeEventListener("afterprint", fold);
    paper.removeEventListener("change", turn);
  };
}

/** On the element that prints alone and on everything that holds it. */
const MARK = "data-guichet-imprime";

/** Both weigh more than what a host says of its own parts, by an identifier that nothing has. */
const HELD = `:is(#g#g#g, [${MARK}])`, OTHER = `:not(#g#g#g, [${MARK}])`;

const ALONE = `@page { margin: 17mm 16mm 18mm }
@media print {
  ${OTHER}, ${HELD}::before, ${HELD}::after { display: none !important }
  ${HELD} { all: initial !important; display: block !important }
}`;

/** How long a browser that has not begun to print may take to do so. */
const PATIENCE = 2_000;

/** Prints `element` without the rest of the host's page, in which nothing is left of this afterwards. */
export function printAlone(element) {
  const marked = [], dressed = [];
  // The page as it is shown: through slots, and out of the shadow roots of the host.
  for (let node = element; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    if (node instanceof Element) {
      marked.push(node);
      node.setAttribute(MARK, "");
    } else if (node.adoptedStyleSheets) {
      dressed.push(node);
    }
    // A slot leaves a tree before its root is met.
    const root = node.getRootNode();
    if (root.adoptedStyleSheets && !dressed.includes(root)) dressed.push(root);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ALONE);
  for (const root of dressed) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const restore = () => {
    for (const node of marked) node.removeAttribute(MARK);
    for (const root of dressed) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  let begun = false;
  addEventListener("beforeprint", () => (begun = true), { once: true });
  addEventListener("afterprint", restore, { once: true });
  print();
  // Most browsers are done by now; some only begin, and one that refuses tells nothing.
  setTimeout(() => begun || restore(), PATIENCE);
}
