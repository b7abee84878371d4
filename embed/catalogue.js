// Another catalogue than the embedded one: fetched here, judged by the strict loader inside the wasm.

/** Ten times the shipped catalogue. */
const LIMIT = 1_000_000;
const PATIENCE = 15_000;

/**
 * Text or error, never both and never neither: the embedded rules must not answer in place of the asked ones. On a page of
 * ours, whose address anybody may complete, rules come from its own site or from those that its publisher has listed; a host
 * decides for its own page.
 */
export async function fetchCatalogue(address, base, ours) {
  try {
    const sites = ours ? [location.origin, ...listed()] : null;
    return await read(allowed(address, base, sites), sites);
  } catch (error) {
    const why = error instanceof Refused ? error.message : "le fichier n’a pas pu être lu (réseau, ou site qui ne l’autorise pas par CORS)";
    return { catalogueError: `Le catalogue demandé (${address}) n’est pas utilisé : ${why}.` };
  }
}

class Refused extends Error {}

/** The sites that `cargo xtask dist --catalogues` has written into the page. */
function listed() {
  const written = document.querySelector('meta[name="guichet-catalogues"]')?.content ?? "";
  return written.split(" ").filter(Boolean);
}

function allowed(address, base, sites) {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url) throw new Refused("son adresse est mal écrite");
  // A plain http: catalogue could be rewritten on its way; the page's own origin is as safe as the page.
  if (url.protocol !== "https:" && url.origin !== location.origin) throw new Refused("son adresse doit commencer par https:");
  // In a file, every other file would be « the same origin ».
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Refused("son adresse doit commencer par https:");
  if (url.username || url.password) throw new Refused("son adresse porte un nom d’utilisateur");
  if (sites && !sites.includes(url.origin)) throw new Refused(`${url.host} n’est pas un site dont cette page accepte les règles`);
  return url;
}

async function read(url, sites) {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { signal, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-cache" });
  if (!answer.ok) throw new Refused(`le serveur répond ${answer.status}`);
  // A redirection may have led elsewhere.
  const from = allowed(answer.url, url, sites);
  try {
    return { catalogue: await text(answer), catalogueOrigin: from.origin };
  } catch (error) {
    if (signal.aborted) throw new Refused("il met trop longtemps à venir");
    throw error;
  }
}

/** Counted as it comes: what a server says of its length binds it to nothing. */
async function text(answer) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = answer.body.getReader();
  let got = 0, written = "";
  for (;;) {
    const { done, value } = await reader.read();
    try {
      written += done ? decoder.decode() : decoder.decode(value, { stream: true });
    } catch {
      throw new Refused("il n’est pas écrit en UTF-8");
    }
    if (done) return written;
    got += value.length;
    if (got > LIMIT) {
      reader.cancel();
      throw new Refused("il dépasse 1 Mo");
    }
  }
}
