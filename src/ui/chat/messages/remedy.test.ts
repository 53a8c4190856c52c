import assert from "node:assert/strict";
import test from "node:test";
import { type Remedy, remedyFor } from "./remedy";

const usual = { isEnabled: true, isLost: false };

test("a refusal that events have overtaken can be sent now", () => {
  assert.equal(remedyFor("chat_disabled", { ...usual, isEnabled: false }), "later");
  assert.equal(remedyFor("chat_disabled", usual), "now");
  assert.equal(remedyFor("not_a_member", { ...usual, isLost: true }), "copy");
  assert.equal(remedyFor("not_a_member", usual), "now");
});

test("a text that is bad as it stands is not sent again as it stands", () => {
  for (const reason of ["content_too_long", "empty_content", "invalid_payload", "another"] as const)
    assert.equal(remedyFor(reason, usual), "edit" satisfies Remedy, reason);
});

test("what may have been a matter of the moment can be tried again", () => {
  for (const reason of ["fault", "stale", "too_many_requests", "unknown_participant"] as const)
    assert.equal(remedyFor(reason, usual), "again", reason);
});

test("nothing can be sent to a group that is lost, whatever it was refused for", () => {
  assert.equal(remedyFor("fault", { ...usual, isLost: true }), "copy");
});
