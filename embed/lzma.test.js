import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "./lzma.js";

// What another tool made of `sample()`: xz --format=lzma --lzma1=preset=9e,lc=4,lp=0,pb=0, the length then
// written into its header, where that tool leaves it open.
const PACKED = bytes(
  "BAAAAATXBwAAAAAAAAAy4tDz0rjkg3jDN7At6xB/kgiqjGEFL3Sj96rB2jW/wyVAFiu1MQvRHIGZY2jzQ/lPHcAelgVq9tXnAAzvF/+jAx/bT2l5" +
    "udut/XftODFnfoXaR65QVjOGOyHkx4htc5L3v+VWk3b1k76f6SGg7LqDrurpn1Ag+REnHXQVjPisYKd1saa1EpqBkQP03IIDxvtHpnObI9HNcux2" +
    "0mOiUdUjNI48g3KXI5YSCmc8eKuzEp/SD//1+vKZaaaTY0xeggPwK4yHGNGQQxTBFy4Nf+iodR8ulZCbhKRZIjMXS9weTiIfIt4vUFfOFi2JTmf3" +
    "PPnDQH7xa65OXGhqEqrwlnMliF6oZCv6PuPB6ufghmJi+uuJPBrUNjrV2B0milcsAIr/WKDMIyQF/OT+TLeEJEjwCVsD2p484CbezY/ti+D5c2Qh" +
    "AAW5OjG4tw5ODigCv8MLpF3J3oxOSjV5DJ8JBuerSgZN8Po4/W12V9X8wfxwaJA=",
);

function bytes(text) {
  return new Uint8Array(Buffer.from(text, "base64"));
}

/** Words drawn again and again, copies from far and near, runs of one byte: every way that the format writes. */
function sample() {
  let seed = 1;
  const below = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;
  const words = Array.from({ length: 40 }, () => Array.from({ length: 2 + below(9) }, () => 97 + below(26)));
  const all = [];
  while (all.length < 2000) {
    all.push(...words[below(40)], below(5) ? 32 : 10);
    if (below(9) === 0) all.push(...all.slice(all.length - 30 - below(Math.min(300, all.length))).slice(0, 12));
    if (below(12) === 0) for (let run = below(9); run > 0; run--) all.push(200);
  }
  return Uint8Array.from(all);
}

test("what another tool packed comes back", () => {
  assert.deepEqual(unpack(PACKED), sample());
});

test("what is cut short or is something else is refused", () => {
  assert.throws(() => unpack(PACKED.subarray(0, PACKED.length - 20)), /cut short/);
  assert.throws(() => unpack(PACKED.subarray(0, 15)), /cut short/);
  assert.throws(() => unpack(bytes("H4sIAAAAAAAAA0vOAwCSsD0KAgAAAA==")), /not the LZMA/);
});
