// The hosted page: alone in its tab, or in a frame.

import init, * as program from "guichet-glue";
import { listen } from "./frame.js";
import { keepInstalled } from "./installed.js";
import { fetchWhole, once, open, openRest, reveal, start } from "./start.js";

const root = document.getElementById("guichet");
const framed = window.parent !== window;

async function run() {
  // Heard from the first moment: the host greets as soon as this document is loaded.
  const host = framed ? listen(root) : null;
  if (framed) root.dataset.embedded = "frame";
  const exported = await open(init, () => fetchWhole(new URL(WASM_FILE, document.baseURI), WASM_INTEGRITY));
  const greeting = await host?.greeted;
  await start(program, root, location.search, location.href, {
    embedded: framed ? "frame" : "page",
    rest: once(() => openRest(exported, new URL(REST_FILE, document.baseURI), REST_INTEGRITY)),
    ...(greeting?.resultat && { transmit: host.transmit }),
  });
  if (!framed) keepInstalled();
}

run().catch((error) => reveal(error, root));
