import assert from "node:assert/strict";
import test from "node:test";
import type { HeldMessage, ModerationState, OpenReport, Role } from "../../../protocol";
import { begin, type View } from "../../../room/view";
import { joinSuccess } from "../../client/testing/join-success";
import { waitingWork } from "./waiting-work";

type Waiting = ModerationState["waiting_room_participants"][number];

const timestamp = "2026-03-13T10:00:00.000000Z";

function viewOf(role: Role): View {
  const joined = joinSuccess();
  return begin({ ...joined, payload: { ...joined.payload, role } });
}

function withWaiting(view: View, people: readonly Waiting[]): View {
  const { moderation } = view;
  return { ...view, moderation: moderation && { ...moderation, waiting_room_participants: [...people] } };
}

function withReview(view: View, held: readonly string[], reported: readonly string[]): View {
  const review = {
    ...view.review,
    held: held.map(
      (id) => ({ id, source: "bob", scope: "global", content: id, because: "link", timestamp }) as HeldMessage,
    ),
    reports: reported.map(
      (id, at) => ({ id, report_id: `r${at}`, by: "carol", reason: "spam", timestamp }) as OpenReport,
    ),
  };
  return { ...view, review };
}

function somebody(id: string, more: { accepted?: true } = {}): Waiting {
  const control = { display_name: id, role: "user", is_room_owner: false, joined_at: timestamp, hand_is_up: false };
  return { id, module_data: { control, chat: { groups: [] } }, ...more } as Waiting;
}

test("people at the door wait for a moderator until they are let in", () => {
  const view = viewOf("moderator");
  assert.equal(waitingWork(view), 0);
  const people = [somebody("Dora"), somebody("Eve", { accepted: true }), somebody("Finn")];
  assert.equal(waitingWork(withWaiting(view, people)), 2);
});

test("held messages wait, and a message waits once however many people report it", () => {
  const view = withWaiting(viewOf("moderator"), [somebody("Dora")]);
  assert.equal(waitingWork(withReview(view, ["h1", "h2"], ["m1", "m2", "m1"])), 5);
});

test("nothing waits for somebody who does not moderate, their own held messages included", () => {
  assert.equal(waitingWork(withReview(viewOf("user"), ["h1"], [])), 0);
});
