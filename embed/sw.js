// The page without a network. One cache a build, filled whole or not at all.
//
// Rules and code cannot be of two versions: the catalogue is inside the program, and every file of a cache is asked
// for with the fingerprint that this build gave it, so an installation that meets a file of another build fails.

const CACHE = `guichet-${BUILD}`;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forget()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const path = within(url);
  if (path === "" || path === "index.html") event.respondWith(page(request));
  else if (path in FILES) event.respondWith(kept(request));
});

// Until the visitor says so, an update waits: nobody's page changes under their hands.
addEventListener("message", ({ data }) => {
  if (data?.guichet === 1 && data.type === "prendre") skipWaiting();
});

async function install() {
  // A worker may be installed again over its own build: what already serves is not to be lost by a failure.
  const fresh = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  const requests = Object.entries(FILES).map(([path, integrity]) => new Request(path, { integrity, cache: "no-cache" }));
  try {
    await cache.addAll(requests);
  } catch (error) {
    if (fresh) await caches.delete(CACHE);
    throw error;
  }
}

/** Other applications of the same site have caches too: only ours are old. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("guichet-") && name !== CACHE).map((name) => caches.delete(name)));
}

function within(url) {
  const scope = new URL(registration.scope).pathname;
  return url.pathname.startsWith(scope) ? url.pathname.slice(scope.length) : null;
}

/** The options stay in the address; the page is the same for all of them. */
async function page(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match("index.html")) ?? fetch(request);
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
