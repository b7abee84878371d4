// What a host may ask for, read the same way from an address, a script's data-* or an element's attributes.
// No document here: `node --test embed/` runs it.

/** Attributes, query parameters and data-* share these names. */
export const OPTIONS = ["programme", "departement", "commune", "porteur", "date", "theme", "accent", "catalogue"];

/** WCAG's ratio for text. */
const READABLE = 4.5;

/** The darkest surface by day and the lightest by night: what is readable there is readable on the others. */
const SURFACES = { light: "#f4f5f8", dark: "#1f232b" };

/** The options that `read(name)` knows, as a query string; `address` makes a relative catalogue whole. */
export function toQuery(read, address) {
  const query = new URLSearchParams();
  for (const name of OPTIONS) {
    const value = read(name);
    if (value) query.set(name, name === "catalogue" ? whole(value, address) : value);
  }
  return query.toString();
}

function whole(value, address) {
  // What is no address at all is refused later, where it can be said.
  try {
    return new URL(value, address).href;
  } catch {
    return value;
  }
}

/** `clair` or `sombre`; nothing where the visitor's system decides. */
export function theme(query) {
  const asked = query.get("theme");
  return asked === "clair" || asked === "sombre" ? asked : null;
}

/**
 * The custom properties of an accent, for the schemes in which it is readable. One colour is hardly ever readable
 * both on white and on black, so each scheme is judged alone and keeps its own colour otherwise.
 */
export function accent(query) {
  const properties = {}, refused = [];
  const asked = query.get("accent");
  if (!asked) return { properties, refused };
  const colour = rgb(asked);
  if (!colour) return { properties, refused: [`accent : « ${asked} » n’est pas de la forme #rgb ou #rrggbb.`] };
  for (const [scheme, surface] of Object.entries(SURFACES)) {
    const ratio = contrast(colour, rgb(surface));
    if (ratio >= READABLE) {
      properties[`--g-host-accent-${scheme}`] = hex(colour);
      properties[`--g-host-on-accent-${scheme}`] = textOn(colour);
    } else {
      const name = scheme === "light" ? "clair" : "sombre";
      refused.push(`accent : « ${asked} » est refusé en thème ${name} (contraste ${ratio.toFixed(2)}, minimum ${READABLE}).`);
    }
  }
  return { properties, refused };
}

/** Three numbers, or null. */
export function rgb(text) {
  const found = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(text.trim());
  if (!found) return null;
  const digits = found[1] ? [...found[1]].map((digit) => digit + digit) : found[2].match(/../g);
  return digits.map((pair) => parseInt(pair, 16));
}

/** The ratio of WCAG, between 1 and 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour) {
  const [r, g, b] = colour.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function textOn(colour) {
  return contrast(colour, [255, 255, 255]) >= READABLE ? "#ffffff" : "#000000";
}

function hex(colour) {
  return "#" + colour.map((part) => part.toString(16).padStart(2, "0")).join("");
}
