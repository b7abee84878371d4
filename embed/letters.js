// Reads bytes written in letters, seven bits each: what stands in the single file weighs a seventh less than in base 64.
// `xtask/src/dist/letters.rs` writes them.

/** What a page cannot hold as it is; such a letter stands with the next one, if any, in a single letter after `PAIRS`. */
const BARRED = [0x00, 0x0d, 0x3c];
const PAIRS = 0x100;

/** The bytes that `text` was written from. */
export function read(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 2 * 7) / 8));
  let [held, bits, end] = [0, 0, 0];
  const take = (letter) => {
    held = (held << 7) | letter;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[end++] = held >> bits;
    held &= (1 << bits) - 1;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter < PAIRS) take(letter);
    else {
      const which = (letter - PAIRS) >> 7;
      take(BARRED[which % BARRED.length]);
      if (which < BARRED.length) take((letter - PAIRS) & 0x7f);
    }
  }
  return bytes.subarray(0, end);
}
