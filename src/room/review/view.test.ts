import assert from "node:assert/strict";
import { test } from "node:test";
import type { Envelope, MessagesEvent, OpenReport } from "../../protocol";
import { alice, bob, carol, new_id } from "../testing/cast";
import { beginReview, evolveReviewView, type ReviewView } from "./view";

const timestamp = "2026-01-13T12:00:00.000001Z";
const report_id = "0f000000-0000-4000-8000-000000000001";
const held = { id: new_id, source: bob.id, scope: "global", content: "Held", timestamp } as const;
const report = { ...held, report_id, scope: "private", target: carol.id, by: carol.id, reason: "abuse" } as OpenReport;

const event = (payload: MessagesEvent): Envelope => ({ namespace: "messages", timestamp, payload });
const settledAfter = (view: ReviewView, payload: MessagesEvent) =>
  evolveReviewView(view, event(payload), alice.id).settled[0];
const waiting = beginReview({ held: [held], reports: [], pinned: [] }, undefined);
const reported = beginReview({ held: [], reports: [report], pinned: [] }, undefined);
const decision = { id: new_id, source: bob.id, issued_by: alice.id } as const;
const resolved = (resolution: "dismissed" | "muted" | "deleted") =>
  ({ message: "report_resolved", report_id, resolution, issued_by: alice.id }) as const;

test("An approved message is known to stand with everyone, and a rejected one nowhere", () => {
  const approved = settledAfter(waiting, { message: "message_approved", ...decision });
  assert.deepEqual(approved?.message, { id: new_id, source: bob.id, to: { scope: "global" } });
  const rejected = settledAfter(waiting, { message: "message_rejected", ...decision });
  assert.equal(rejected?.outcome, "rejected");
  assert.equal(rejected.message, undefined);
});

test("The message of a settled report is known by its conversation, unless it is removed", () => {
  for (const resolution of ["dismissed", "muted"] as const)
    assert.deepEqual(settledAfter(reported, resolved(resolution))?.message, {
      id: new_id,
      source: bob.id,
      to: { scope: "private", target: carol.id },
    });
  assert.equal(settledAfter(reported, resolved("deleted"))?.message, undefined);
  const long = beginReview(
    { held: [], reports: [{ ...report, content: "", content_left_out: true }], pinned: [] },
    undefined,
  );
  assert.equal(settledAfter(long, resolved("dismissed"))?.message?.id, new_id);
  const gone = evolveReviewView(
    reported,
    event({ message: "message_deleted", ...decision, scope: "private", target: carol.id }),
    alice.id,
  );
  assert.equal(settledAfter(gone, resolved("dismissed"))?.message, undefined);
});

test("Nothing leads to the message of a decision once it is removed", () => {
  const approved = evolveReviewView(waiting, event({ message: "message_approved", ...decision }), alice.id);
  const after = (envelope: Envelope) => evolveReviewView(approved, envelope, alice.id).settled[0];
  assert.ok(approved.settled[0]?.message);
  const removals: Envelope[] = [
    event({ message: "message_deleted", ...decision, scope: "global" }),
    event({ message: "messages_deleted", source: bob.id, issued_by: alice.id, count: 1 }),
    { namespace: "chat", timestamp, payload: { message: "history_cleared", issued_by: alice.id } },
  ];
  for (const removal of removals) {
    assert.equal(after(removal)?.outcome, "approved");
    assert.equal(after(removal)?.message, undefined, removal.payload.message);
  }
  const others = event({ message: "messages_deleted", source: carol.id, issued_by: alice.id, count: 1 });
  assert.ok(after(others)?.message);
});
