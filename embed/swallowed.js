// `<guichet-eligibilite />` is not closed: HTML knows no such tag, and all that follows becomes its content. Nothing in the
// document tells it from a fallback text but where it stands.

/** What a page has and a fallback text has not. */
const PARTS = "h1,h2,h3,h4,h5,h6,header,footer,main,nav,section,article,aside,form,table,script,iframe,guichet-eligibilite";

/** Whether a node shows anything. */
export const isContent = (node) => node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");

/**
 * Whether the content of `element` may be a part of the host's page; the console then says what to write. An element that was
 * not closed is the last node of its parent, unless a script has added some since: those add elements. Where the two cannot
 * be told apart, what the host wrote stays in sight: a sentence too many is better than a page that has lost its end.
 */
export function swallows(element) {
  const next = element.nextSibling;
  if (next && (next.nodeType !== Node.ELEMENT_NODE || !element.querySelector(PARTS))) return false;
  console.warn(
    "guichet : ce que <guichet-eligibilite> contient reste affiché, car rien ne dit que c’est un texte de repli. L’élément " +
      "se ferme toujours par </guichet-eligibilite>, jamais par « /> ». Un texte de repli s’écrit avec slot=\"repli\", par " +
      "exemple <p slot=\"repli\">Voyez la page des aides.</p>",
  );
  return true;
}
