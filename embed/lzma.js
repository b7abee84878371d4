// Reads what `xtask/src/dist/compressed.rs` packs into the single file: LZMA, a fifth less than what browsers unpack by
// themselves. The names are those of the format's specification.

/** The one set of parameters that is written: four bits of literal context, none of position. */
const PROPERTIES = 4;
const HEADER = 13;

// Where each table of probabilities starts.
const IS_MATCH = 0;
const IS_REP = 12;
const IS_REP_G0 = 24;
const IS_REP_G1 = 36;
const IS_REP_G2 = 48;
const IS_REP0_LONG = 60;
const POS_SLOT = 72;
const POS_SPECIAL = 328;
const ALIGN = 443;
const MATCH_LENGTH = 459;
const REP_LENGTH = 733;
const LITERAL = 1007;
const END = LITERAL + (0x300 << PROPERTIES);

/**
 * The bytes that `source`, a `.lzma` file, was made from.
 *
 * @throws {Error} where it is no such file, or is cut short.
 */
export function unpack(source) {
  if (source[0] !== PROPERTIES) throw new Error("not the LZMA that this page reads");
  const output = new Uint8Array(new DataView(source.buffer, source.byteOffset).getUint32(5, true));
  const probabilities = new Uint16Array(END).fill(1024);
  let [at, range, code] = [HEADER, 0xffffffff, 0];

  const shift = () => {
    if (at >= source.length) throw new Error("cut short");
    code = ((code << 8) | source[at++]) >>> 0;
  };
  for (let first = 0; first < 5; first++) shift();

  const normalize = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    shift();
  };
  const bit = (index) => {
    normalize();
    const probability = probabilities[index];
    const bound = (range >>> 11) * probability;
    if (code < bound) {
      range = bound;
      probabilities[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    range -= bound;
    code -= bound;
    probabilities[index] = probability - (probability >> 5);
    return 1;
  };
  const direct = (count) => {
    let value = 0;
    for (; count > 0; count--) {
      normalize();
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = (value << 1) | one;
    }
    return value;
  };
  const tree = (table, count) => {
    let node = 1;
    for (let step = 0; step < count; step++) node = (node << 1) | bit(table + node);
    return node - (1 << count);
  };
  const reverseTree = (table, count) => {
    let [node, value] = [1, 0];
    for (let step = 0; step < count; step++) {
      const found = bit(table + node);
      node = (node << 1) | found;
      value |= found << step;
    }
    return value;
  };
  const length = (table) => {
    if (!bit(table)) return 2 + tree(table + 2, 3);
    return bit(table + 1) ? 18 + tree(table + 18, 8) : 10 + tree(table + 10, 3);
  };
  const distance = (matched) => {
    const slot = tree(POS_SLOT + Math.min(matched - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << count;
    if (slot < 14) return base + reverseTree(POS_SPECIAL + base - slot, count);
    return base + (direct(count - 4) << 4) + reverseTree(ALIGN, 4);
  };

  let [end, state] = [0, 0];
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  const literal = () => {
    const table = LITERAL + 0x300 * ((end > 0 ? output[end - 1] : 0) >> (8 - PROPERTIES));
    let symbol = 1;
    if (state >= 7) {
      // After a match, the byte that would have followed it tells what this one is not.
      let expected = output[end - rep0 - 1];
      while (symbol < 0x100) {
        const other = (expected >> 7) & 1;
        expected <<= 1;
        const found = bit(table + ((1 + other) << 8) + symbol);
        symbol = (symbol << 1) | found;
        if (found !== other) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(table + symbol);
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
    output[end++] = symbol;
  };
  /** The length of what is copied from where an earlier match was. */
  const repeated = () => {
    if (!bit(IS_REP_G0 + state)) {
      if (!bit(IS_REP0_LONG + state)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      if (!bit(IS_REP_G1 + state)) [rep0, rep1] = [rep1, rep0];
      else if (!bit(IS_REP_G2 + state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
      else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
    }
    state = state < 7 ? 8 : 11;
    return length(REP_LENGTH);
  };
  const matched = () => {
    [rep1, rep2, rep3] = [rep0, rep1, rep2];
    const copied = length(MATCH_LENGTH);
    state = state < 7 ? 7 : 10;
    rep0 = distance(copied);
    return copied;
  };

  while (end < output.length) {
    if (!bit(IS_MATCH + state)) {
      literal();
      continue;
    }
    const copied = bit(IS_REP + state) ? repeated() : matched();
    if (rep0 >= end) throw new Error("not whole");
    for (let step = 0; step < copied; step++, end++) output[end] = output[end - rep0 - 1];
  }
  return output;
}
