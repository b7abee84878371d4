import assert from "node:assert/strict";
import { test } from "node:test";
import { accent, contrast, rgb, theme, toQuery } from "./options.js";

const query = (text) => new URLSearchParams(text);

test("contrast is WCAG's", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([119, 119, 119], [255, 255, 255]).toFixed(2), "4.48");
});

test("only #rgb and #rrggbb are colours", () => {
  assert.deepEqual(rgb("#a1F"), [170, 17, 255]);
  assert.deepEqual(rgb("#1f4fa3"), [31, 79, 163]);
  for (const other of ["red", "#12345", "rgb(0,0,0)", "#12345678", "#000;color:red", "url(x)"]) assert.equal(rgb(other), null);
});

test("an accent is kept only where it is readable", () => {
  const dark = accent(query("accent=%231f4fa3"));
  assert.equal(dark.properties["--g-host-accent-light"], "#1f4fa3");
  assert.equal(dark.properties["--g-host-on-accent-light"], "#ffffff");
  assert.equal(dark.properties["--g-host-accent-dark"], undefined);
  assert.equal(dark.refused.length, 1);
  const pale = accent(query("accent=%23fe0"));
  assert.deepEqual(Object.keys(pale.properties), ["--g-host-accent-dark", "--g-host-on-accent-dark"]);
  assert.equal(pale.properties["--g-host-on-accent-dark"], "#000000");
  assert.deepEqual(accent(query("accent=red")).properties, {});
  assert.deepEqual(accent(query("")), { properties: {}, refused: [] });
});

test("a theme is one of two, or the system's", () => {
  assert.equal(theme(query("theme=sombre")), "sombre");
  assert.equal(theme(query("theme=auto")), null);
  assert.equal(theme(query("theme=x")), null);
});

test("options become a query, and nothing else does", () => {
  const given = { commune: "Ammerschwihr & co", catalogue: "../regles.json", onclick: "x" };
  const written = toQuery((name) => given[name], "https://portail.example/a/b.html");
  assert.equal(written, "commune=Ammerschwihr+%26+co&catalogue=https%3A%2F%2Fportail.example%2Fregles.json");
  assert.equal(toQuery(() => null, "https://portail.example/"), "");
});
