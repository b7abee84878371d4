// Runs before everything else: says so when the page's script or style is missing, or is not the one published.
// It is a file of its own because the script that could say it is the one that was refused.
addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.querySelector('[data-refus="fichier"]')?.removeAttribute("hidden");
  },
  true,
);
