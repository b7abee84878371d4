import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "./start.js";

test("what is done once is asked for once, and again after a failure", async () => {
  const answers = [Promise.reject(new Error("no network")), Promise.resolve("there")];
  let asked = 0;
  const bring = once(() => answers[asked++]);
  await Promise.all([assert.rejects(bring()), assert.rejects(bring())]);
  assert.equal(asked, 1);
  assert.deepEqual(await Promise.all([bring(), bring()]), ["there", "there"]);
  assert.equal(await bring(), "there");
  assert.equal(asked, 2);
});
