import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { alice, bob, carol, chat, control, gustav } from "./testing/cast";
import { contents, conversation, everyone, names, to, writes } from "./testing/conversations";
import { Stage } from "./testing/stage";
import { unread, withOlder } from "./view";

describe("Coming back", () => {
  test("brings what was missed behind what is there, pages that were read and all", () => {
    const stage = new Stage();
    stage.does(alice, writes("before"));
    stage.views.set(
      bob.id,
      withOlder(stage.viewOf(bob.id), everyone, { messages: [], complete: true, participants: [] }),
    );
    stage.drops(bob);
    stage.does(alice, writes("missed"));
    stage.does(carol, writes("whispered", to(bob)));
    assert.deepEqual(contents(stage, bob, everyone), ["before"]);
    stage.resumes(bob);
    assert.deepEqual(contents(stage, bob, everyone), ["before", "missed"]);
    assert.deepEqual(contents(stage, bob, to(carol)), ["whispered"]);
    assert.equal(unread(conversation(stage.viewOf(bob.id), to(carol)), bob.id), 1);
  });

  test("shows as gone whoever left meanwhile, even one who was changed before", () => {
    const stage = new Stage();
    stage.drops(bob);
    stage.does(alice, control({ action: "grant_moderator_role", target: carol.id }));
    stage.leaves(carol);
    stage.leaves(gustav);
    stage.resumes(bob);
    const view = stage.viewOf(bob.id);
    assert.deepEqual(names(view), ["Alice", "Bob"]);
    assert.equal(view.control.participants[carol.id]?.module_data.control.role, "moderator");
    assert.equal(view.control.participants[gustav.id]?.module_data.control.display_name, "Gustav");
    assert.deepEqual(view.notices, []);
  });

  test("knows what was read elsewhere, in an exchange too that began meanwhile", () => {
    const stage = new Stage();
    stage.drops(bob);
    stage.does(carol, writes("whispered", to(bob)));
    const until = "2026-01-13T13:00:00.000000Z";
    stage.does(bob, chat({ action: "set_last_seen_timestamp", ...to(carol), timestamp: until }));
    stage.resumes(bob);
    assert.deepEqual(contents(stage, bob, to(carol)), ["whispered"]);
    assert.equal(unread(conversation(stage.viewOf(bob.id), to(carol)), bob.id), 0);
  });
});
