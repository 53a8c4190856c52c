import assert from "node:assert/strict";
import test from "node:test";
import { chatAddress, panelAddress, sectionAt } from "./sections";

test("a section is named by the second part of the address, and an unknown one is the panel as such", () => {
  assert.equal(sectionAt(undefined), undefined);
  assert.equal(sectionAt(["chat"]), undefined);
  assert.equal(sectionAt(["moderate"]), "index");
  assert.equal(sectionAt(["moderate", "people"]), "people");
  for (const name of ["constructor", "People", "reports"]) assert.equal(sectionAt(["moderate", name]), "index", name);
});

test("the way into the panel and out of it keeps the open conversation", () => {
  const everyone = { scope: "global" } as const;
  const bob = { scope: "private", target: "b0" } as const;
  assert.equal(panelAddress("r", everyone), "/rooms/r/moderate");
  assert.equal(panelAddress("r", bob, "waiting"), "/rooms/r/moderate/waiting#private=b0");
  assert.equal(chatAddress("r", bob), "/rooms/r#private=b0");
});
