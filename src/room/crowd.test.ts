import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Envelope, JoinSuccess, Resumed } from "../protocol";
import { sees, viewerAfter } from "./audience";
import type { Happening } from "./base/room";
import { participantOf } from "./control/members";
import { NOBODY_RESTRICTED } from "./moderation/restricted";
import { alice, bob, carol, gustav, new_id } from "./testing/cast";
import { Stage } from "./testing/stage";
import { acquainted, begin, countHere, evolve, here, strangers, type View } from "./view";

const timestamp = "2026-01-13T13:00:00.000000Z";
const presence = (count: number, crowded: boolean): Happening => ({
  namespace: "control",
  payload: { message: "presence", count },
  crowded,
});
const joined: Happening = { namespace: "control", payload: { message: "joined", ...participantOf(carol) } };
const counted = (count: number): Envelope => ({
  namespace: "control",
  payload: { message: "presence", count },
  timestamp,
});
const said = (source: string): Envelope => ({
  namespace: "chat",
  payload: { message: "message_sent", id: new_id, source, scope: "global", content: "Hello" },
  timestamp,
});

/** Bob's view after joining a crowded room, with the participants that he knows. */
function bobInCrowd(...known: (typeof alice)[]): View {
  const { payload, ...rest } = new Stage().snapshotFor(bob.id);
  const crowd = { participants: known.map(participantOf), participant_count: 1204 };
  return begin({ ...rest, payload: { ...payload, ...crowd } } as Parameters<typeof begin>[0]);
}

describe("A participant with a list hears joins", () => {
  test("and no headcount, until there is a crowd; from then on the other way round", () => {
    assert.ok(sees(bob, joined));
    assert.ok(!sees(bob, presence(3, false)));
    assert.ok(sees(bob, presence(501, true)));
    assert.equal(viewerAfter(bob, presence(3, false)), bob);
    const after = viewerAfter(bob, presence(501, true));
    assert.ok(!sees(after, joined));
    assert.ok(sees(after, presence(3, false)), "in a room that is small again, too");
    assert.equal(viewerAfter(after, presence(502, true)), after);
  });

  test("and sees whatever else there is as before", () => {
    const after = viewerAfter(bob, presence(501, true));
    const update: Happening = { namespace: "control", payload: { message: "update", ...participantOf(carol) } };
    assert.ok(sees(after, update));
    assert.ok(!sees(after, { namespace: "control", payload: { message: "flooding", target: carol.id } }));
  });
});

describe("A view of a crowd", () => {
  test("has the number of those who are here, and whom one knows of", () => {
    const view = bobInCrowd(alice);
    assert.equal(countHere(view), 1204);
    assert.deepEqual(Object.keys(view.control.participants).toSorted(), [alice.id, bob.id].toSorted());
    assert.equal(countHere(evolve(view, counted(1203))), 1203);
  });

  test("that was a list keeps everybody's name", () => {
    const stage = new Stage();
    const before = stage.viewOf(bob.id);
    const view = evolve(before, counted(501));
    assert.equal(countHere(view), 501);
    assert.deepEqual(view.control.participants, before.control.participants);
  });

  test("knows more when people were asked for, but not better than by their updates", () => {
    const renamed = { ...participantOf(carol) };
    renamed.module_data = { ...renamed.module_data, control: { ...renamed.module_data.control, display_name: "Caro" } };
    const view = evolve(bobInCrowd(), { namespace: "control", payload: { message: "update", ...renamed }, timestamp });
    const gone = { ...carol, left_at: timestamp };
    const after = acquainted(view, [gustav, gone, { ...bob, display_name: "Not Bob" }].map(participantOf));
    assert.equal(after.control.participants[gustav.id]?.module_data.control.display_name, "Gustav");
    assert.equal(after.control.participants[carol.id]?.module_data.control.display_name, "Caro");
    assert.equal(after.control.participants[carol.id]?.module_data.control.left_at, timestamp);
    assert.equal(after.control.participants[bob.id], view.control.participants[bob.id]);
  });

  test("names those who have spoken and are not known", () => {
    const view = [said(alice.id), said(bob.id), said(carol.id)].reduce(evolve, bobInCrowd(alice));
    assert.deepEqual(strangers({ ...view, notices: [] }), [], "a message with an id that is there already is not new");
    const other = evolve(bobInCrowd(alice), said(carol.id));
    assert.deepEqual(strangers(other), [carol.id]);
    assert.deepEqual(strangers(acquainted(other, [participantOf(carol)])), []);
  });

  test("names whom a moderator's lists name and who is not known", () => {
    const view = bobInCrowd();
    const place = { id: new_id, source: "author", scope: "global", content: "Hello", timestamp } as const;
    const restricted = {
      ...NOBODY_RESTRICTED,
      muted: [{ target: "muted", issued_by: "muter" }],
      banned_participants: [{ participant_id: "x", display_name: "X", banned_by: "banner", banned_at: timestamp }],
    };
    const named = strangers({
      ...view,
      notices: [],
      chat: { ...view.chat, disabled_by: "silencer" },
      review: {
        ...view.review,
        held: [{ ...place, because: "hold" }],
        reports: [{ ...place, source: "reported", report_id: "r", by: "reporter", reason: "abuse" }],
        settled: [{ id: "s", outcome: "approved", issued_by: "settler", timestamp }],
      },
      moderation: restricted,
    });
    const expected = ["author", "banner", "muted", "muter", "reported", "reporter", "settler", "silencer"];
    assert.deepEqual(named.toSorted(), expected);
  });

  test("keeps those who were known when a session resumes, and not when all begins anew", () => {
    const view = evolve(new Stage().viewOf(bob.id), counted(501));
    const { payload, ...rest } = new Stage().snapshotFor(bob.id);
    const { room_info: _, ...first }: JoinSuccess = payload;
    const crowd = { participants: [], participant_count: 600 };
    const { chat } = payload.module_data;
    const resumed: Resumed = { ...first, ...crowd, module_data: { chat }, message: "resumed", missed: 0 };
    const back = evolve(view, { ...rest, namespace: "control", payload: resumed });
    assert.equal(countHere(back), 600);
    assert.equal(back.control.participants[carol.id]?.module_data.control.left_at, undefined);
    const anew = evolve(view, { ...rest, namespace: "control", payload: { ...payload, ...crowd } });
    assert.deepEqual(Object.keys(anew.control.participants), [bob.id]);
  });

  test("is a list again for somebody who comes back to few", () => {
    const stage = new Stage();
    const view = evolve(stage.viewOf(bob.id), counted(501));
    const again = evolve(view, stage.snapshotFor(bob.id));
    assert.equal(again.control.count, undefined);
    assert.equal(countHere(again), here(again).length);
  });
});
