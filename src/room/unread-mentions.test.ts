import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Addressee, Mentions } from "../protocol";
import { alice, bob, carol, chat, messages } from "./testing/cast";
import { Stage } from "./testing/stage";
import { unreadMentions } from "./view";

describe("The count of unread mentions", () => {
  const mentionsOfBob = (stage: Stage) => {
    const { self, chat: seen } = stage.viewOf(bob.id);
    return Object.values(seen.conversations).reduce((sum, it) => sum + unreadMentions(it, self), 0);
  };
  const calls = (stage: Stage, of: Mentions, to: Addressee = { scope: "global" }) => {
    const decision = stage.does(alice, chat({ action: "send_message", ...to, content: "@you", ...of }));
    assert.ok(decision.kind === "accepted" && decision.message_id);
    return decision.message_id;
  };

  test("has those by id, by group and of everybody, wherever they are", () => {
    const stage = new Stage();
    calls(stage, { mentions: [bob.id] });
    calls(stage, { mention_groups: ["management"] }, { scope: "group", target: "management" });
    calls(stage, { mention_all: true }, { scope: "private", target: bob.id });
    calls(stage, { mentions: [carol.id] });
    assert.equal(mentionsOfBob(stage), 3);
  });

  test("falls when they are read, deleted or cleared", () => {
    const stage = new Stage();
    const [first, second] = [calls(stage, { mentions: [bob.id] }), calls(stage, { mention_all: true })];
    calls(stage, { mention_groups: ["management"] });
    assert.equal(mentionsOfBob(stage), 3);
    stage.does(alice, messages({ action: "delete", message_id: second }));
    assert.equal(mentionsOfBob(stage), 2);
    const { timestamp = "" } =
      stage.viewOf(bob.id).chat.conversations.global?.messages.find((it) => it.id === first) ?? {};
    stage.does(bob, chat({ action: "set_last_seen_timestamp", scope: "global", timestamp }));
    assert.equal(mentionsOfBob(stage), 1);
    stage.does(alice, chat({ action: "clear_history" }));
    assert.equal(mentionsOfBob(stage), 0);
  });

  test("is no greater after an edit", () => {
    const stage = new Stage();
    const id = calls(stage, {});
    stage.does(alice, messages({ action: "edit", message_id: id, content: "@Bob" }));
    assert.equal(mentionsOfBob(stage), 0);
  });
});
