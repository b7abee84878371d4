// For `trunk serve` only: Trunk starts the program itself, and tells when it is there.

import { listen } from "./frame.js";
import { reveal, start } from "./start.js";

const root = document.getElementById("guichet");
const framed = window.parent !== window;
const host = framed ? listen(root) : null;

addEventListener("TrunkApplicationStarted", async () => {
  try {
    const greeting = await host?.greeted;
    await start(window.wasmBindings, root, location.search, location.href, {
      embedded: framed ? "frame" : "page",
      ...(greeting?.resultat && { transmit: host.transmit }),
    });
  } catch (error) {
    reveal(error, root);
  }
});
