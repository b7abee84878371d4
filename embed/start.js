// From options to a mounted page: what every way of embedding shares.

import { fetchCatalogue } from "./catalogue.js";
import { draws, watch } from "./guard.js";
import { accent, theme } from "./options.js";
import { unfoldOnPaper } from "./paper.js";
import { follow, leave, turns } from "./restart.js";

/** Why nothing could start. Its name is that of the hidden sentence which says so. */
export class Refusal extends Error {
  constructor(name, cause) {
    super(name, { cause });
  }
}

/** Done once, however often it is asked for; a failure is forgotten, so that whoever asks later may try again. */
export const once = (make) => {
  let made;
  return () => (made ??= make().catch((error) => ((made = undefined), Promise.reject(error))));
};

/** Opens the program and answers what it exports: `bytes` answers what `init` takes, a response or a buffer. */
export async function open(init, bytes) {
  try {
    // Eight bytes, the smallest program: a policy that refuses WebAssembly refuses this one, before any download.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (cause) {
    throw new Refusal("webassembly", cause);
  }
  let got;
  try {
    got = await bytes();
  } catch (cause) {
    throw new Refusal("fichier", cause);
  }
  try {
    return await init({ module_or_path: got });
  } catch (cause) {
    // The whole body is only checked against its integrity while it is read.
    throw new Refusal("fichier", cause);
  }
}

/**
 * Fetches a file of this build. `integrity` is asked of the fetch itself: a preload with integrity protects nothing, as
 * browsers check it for scripts and styles only. The text or the buffer of the answer fails where the file is another.
 */
export async function fetchWhole(address, integrity) {
  const answer = await fetch(address, { integrity, credentials: "omit" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/**
 * Brings the rest of the program, which works in the memory of the first module, once `opened`: all that it imports is
 * exported there, and "a" is what the build names that one module.
 */
export async function openRest(opened, address, integrity) {
  try {
    const [bytes, a] = await Promise.all([fetchWhole(address, integrity).then((answer) => answer.arrayBuffer()), opened]);
    await WebAssembly.instantiate(bytes, { a });
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal("fichier", cause);
  }
}

/** Mounts in `root` with the options of `search`; answers the handle that destroys. */
export async function start({ mount, needsRest }, root, search, base, settings) {
  const query = new URLSearchParams(search);
  dress(root, query);
  const asked = query.get("catalogue");
  const other = asked ? await fetchCatalogue(asked, base, settings.embedded !== "element") : {};
  root.dataset.embedded = settings.embedded;
  const all = { query: search, ...settings, ...other };
  if (all.rest && needsRest(all)) {
    await all.rest();
    // Nothing is left to bring.
    delete all.rest;
  }
  // Nothing of the standing text is left once the program is there.
  const sentences = [...(settings.place ?? root).querySelectorAll("[data-refus]")].map((sentence) => sentence.cloneNode(true));
  const handle = mount(root, { ...all, draws, told: follow(root, settings, sentences), restarted: turns() > 0 });
  const fold = unfoldOnPaper(root);
  watch(root);
  return {
    destroy() {
      fold();
      leave(root);
      handle.destroy();
    },
  };
}

/** Colours, by the object model: a style attribute in the markup would need a weaker policy. */
function dress(root, query) {
  const chosen = theme(query);
  if (chosen) root.dataset.theme = chosen;
  const { properties, refused } = accent(query);
  for (const [name, value] of Object.entries(properties)) root.style.setProperty(name, value);
  for (const sentence of refused) console.warn(`guichet : ${sentence}`);
}

/** Shows the hidden sentence of a refusal. */
export function reveal(error, place) {
  console.error("guichet :", error);
  const name = error instanceof Refusal ? error.message : "panne";
  place.querySelector(`[data-refus="${name}"]`)?.removeAttribute("hidden");
}
