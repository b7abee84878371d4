// The frame's side of the messages (version 1). Nothing is said to the host before it has spoken: its greeting
// tells its origin, and everything is then posted to that origin only.

const VERSION = 1;

/** How long a host that announced itself (`hote=1`) may keep the page waiting. */
const PATIENCE = 3_000;

export function listen(root) {
  let origin = null, resolve;
  const greeted = new Promise((done) => (resolve = done));
  const say = (message) => origin && window.parent.postMessage({ guichet: VERSION, ...message }, origin);

  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== window.parent || data?.guichet !== VERSION || data.type !== "bonjour") return;
    // A host without an origin (a local file, a sandbox) cannot be answered to it alone. One host, once.
    if (!/^https?:/.test(from) || (origin && origin !== from)) return;
    const first = !origin;
    origin = from;
    say({ type: "pret" });
    if (first) watchHeight(root, say);
    resolve({ resultat: data.resultat === true });
  });

  const announced = new URLSearchParams(location.search).has("hote");
  setTimeout(resolve, announced ? PATIENCE : 0);

  return {
    greeted,
    transmit: (dossier, evaluation) =>
      say({ type: "resultat", dossier: JSON.parse(dossier), evaluation: JSON.parse(evaluation) }),
  };
}

/** The content's height, not the window's: measuring what the host sets would never end. */
function watchHeight(root, say) {
  root.dataset.grown = "";
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== told) say({ type: "hauteur", hauteur: (told = height) });
  };
  new ResizeObserver(tell).observe(document.documentElement);
}
