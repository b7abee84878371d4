import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchCatalogue } from "./catalogue.js";

const PAGE = "https://aides.example/guichet/index.html";

/** The page of a publisher who listed these sites; answers what was fetched. `lands` says where a redirection leads. */
function page(listed, lands = (address) => address) {
  const asked = [];
  globalThis.location = new URL(PAGE);
  globalThis.document = { querySelector: (css) => (css === 'meta[name="guichet-catalogues"]' ? { content: listed } : null) };
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return Object.defineProperty(new Response("{}"), "url", { value: lands(String(url)) });
  };
  return asked;
}

test("our own page takes rules from its site and from those that are listed", async () => {
  const asked = page("https://regles.example https://autre.example:8443");
  for (const [address, origin] of [
    ["regles.json", "https://aides.example"],
    ["https://regles.example/a.json", "https://regles.example"],
    ["https://autre.example:8443/a.json", "https://autre.example:8443"],
  ]) {
    assert.deepEqual(await fetchCatalogue(address, PAGE, true), { catalogue: "{}", catalogueOrigin: origin });
  }
  assert.equal(asked.length, 3);
});

test("rules of any other site are refused before they are asked for", async () => {
  for (const listed of ["", "https://regles.example", "https://autre.example"]) {
    const asked = page(listed);
    for (const address of [
      "https://mal.example/a.json",
      "https://regles.example.mal.example/a.json",
      "https://regles.example:8443/a.json",
      "//mal.example/a.json",
      "https:\\\\mal.example/a.json",
      "https://prefecture@aides.example/a.json",
      "https://aides.example@mal.example/a.json",
      "https://:secret@aides.example/a.json",
      "http://regles.example/a.json",
      "data:application/json,{}",
      "blob:https://aides.example/1",
      "javascript:1",
      "https://",
    ]) {
      const { catalogue, catalogueError } = await fetchCatalogue(address, PAGE, true);
      assert.equal(catalogue, undefined, address);
      assert.match(catalogueError, /n’est pas utilisé : /, address);
    }
    assert.deepEqual(asked, []);
  }
});

test("a redirection leads to no other site", async () => {
  page("", () => "https://mal.example/a.json");
  const { catalogue, catalogueError } = await fetchCatalogue("regles.json", PAGE, true);
  assert.equal(catalogue, undefined);
  assert.match(catalogueError, /mal\.example n’est pas un site dont cette page accepte les règles/);
});

test("a host decides for its own page, and the site is named all the same", async () => {
  page("");
  const lent = await fetchCatalogue("https://regles.example/a.json", "https://portail.example/", false);
  assert.deepEqual(lent, { catalogue: "{}", catalogueOrigin: "https://regles.example" });
  const { catalogueError } = await fetchCatalogue("https://moi@regles.example/a.json", "https://portail.example/", false);
  assert.match(catalogueError, /nom d’utilisateur/);
});
