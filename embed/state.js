// A host that wears the State design system lends its colours by itself, through custom properties that a shadow root
// inherits. What these do not say is followed here: its font, which it declares on <body>, and which of its two themes it
// shows. Without this, a dark host would get its own dark colours around the form controls of a light one.

/** A token that every version of the system defines, in both themes. */
const TOKEN = "--background-default-grey";

export function wearsTheStateSystem(element) {
  return getComputedStyle(element).getPropertyValue(TOKEN).trim() !== "";
}

/** Keeps `root` in the font and the theme of the host, until the answer is called. */
export function follow(root) {
  const host = document.documentElement;
  // A host that names a font for us has chosen.
  if (!getComputedStyle(root).getPropertyValue("--g-host-font")) {
    root.style.setProperty("--g-host-font", getComputedStyle(document.body).fontFamily);
  }
  // The visitor may change the theme at any time, in the host's own menu.
  const theme = () => (root.dataset.theme = host.dataset.frTheme === "dark" ? "sombre" : "clair");
  theme();
  const watch = new MutationObserver(theme);
  watch.observe(host, { attributes: true, attributeFilter: ["data-fr-theme"] });
  return () => watch.disconnect();
}
