// The page that stays without a network, and how it changes version: said, then done on one click.

export async function keepInstalled() {
  // Absent from files, and refused by some private modes: the page then needs its network, and nothing else changes.
  if (!navigator.serviceWorker || !/^https?:/.test(location.protocol)) return;
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    watch(registration);
  } catch (error) {
    console.info("guichet : pas de copie hors ligne.", error);
  }
}

function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) announce(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      // Without a controller this is the first installation: there is no older version to leave.
      if (next.state === "installed" && navigator.serviceWorker.controller) announce(next);
    });
  });
}

function announce(next) {
  const notice = document.getElementById("nouvelle-version");
  notice.hidden = false;
  notice.querySelector("button").onclick = () => {
    // The answers are in the fragment of the address: a reload keeps them.
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    next.postMessage({ guichet: 1, type: "prendre" });
  };
}
