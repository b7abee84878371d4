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
  const opened = open(init, () => fetchWhole(new URL(WASM_FILE, document.baseURI), WASM_INTEGRITY));
  const rest = once(() => openRest(opened, new URL(REST_FILE, document.baseURI), REST_INTEGRITY));
  // A page that opens with answers or options needs both modules: they come side by side. A failure is met again below.
  if (location.hash || location.search) rest().catch(() => {});
  await opened;
  const greeting = await host?.greeted;
  await start(program, root, location.search, location.href, {
    embedded: framed ? "frame" : "page",
    rest,
    licences: "licences.html",
    ...(greeting?.resultat && { transmit: host.transmit }),
  });
  if (!framed) keepInstalled();
}

run().catch((error) => reveal(error, root));
