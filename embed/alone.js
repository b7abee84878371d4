// `guichet.html`: everything in one file, opened by a double click. No fetch works from a file, so the program is in
// the page, compressed and written in letters, in a block that no browser executes.

import init, * as program from "guichet-glue";
import { read } from "./letters.js";
import { unpack } from "./lzma.js";
import { open, reveal, start } from "./start.js";

const root = document.getElementById("guichet");

async function bytes() {
  return unpack(read(document.getElementById("programme").textContent));
}

open(init, bytes)
  .then(() => start(program, root, location.search, location.href, { embedded: "page" }))
  .catch((error) => reveal(error, root));
