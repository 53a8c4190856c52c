import assert from "node:assert/strict";
import test from "node:test";
import { type Remedy, remedyFor } from "./remedy";

const usual = { isEnabled: true, isLost: false, isMuted: false, isLocked: false };

test("a refusal that events have overtaken can be sent now", () => {
  assert.equal(remedyFor("chat_disabled", { ...usual, isEnabled: false }), "later");
  assert.equal(remedyFor("chat_disabled", usual), "now");
  assert.equal(remedyFor("not_a_member", { ...usual, isLost: true }), "copy");
  assert.equal(remedyFor("not_a_member", usual), "now");
  assert.equal(remedyFor("muted", { ...usual, isMuted: true }), "later");
  assert.equal(remedyFor("muted", usual), "now");
});

test("a text that is itself bad is not sent again unchanged", () => {
  for (const reason of ["content_too_long", "empty_content", "invalid_payload", "another"] as const)
    assert.equal(remedyFor(reason, usual), "edit" satisfies Remedy, reason);
});

test("a passing refusal can be tried again", () => {
  for (const reason of ["fault", "stale", "too_many_requests", "unknown_participant"] as const)
    assert.equal(remedyFor(reason, usual), "again", reason);
});

test("nothing can be sent to a lost group, whatever the refusal", () => {
  assert.equal(remedyFor("fault", { ...usual, isLost: true }), "copy");
});

test("the text of an edit that comes too late can go as a new message", () => {
  for (const reason of ["edit_window_over", "message_is_deleted", "unknown_message", "not_the_author"] as const)
    assert.equal(remedyFor(reason, usual), "anew", reason);
  assert.equal(remedyFor("chat_locked", { ...usual, isEnabled: false }), "later");
  assert.equal(remedyFor("chat_locked", usual), "again");
  assert.equal(remedyFor("chat_locked", { ...usual, isLocked: true }), "later");
  assert.equal(remedyFor("content_blocked", usual), "edit");
  assert.equal(remedyFor("slow_mode", usual), "again");
});
