import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { alice, bob } from "../src/room/testing/cast";
import { readHistory, writeHistory } from "./history-file";
import { Rehearsal } from "./testing/rehearsal";

test("A history is read from its file as it was written", async () => {
  const room = new Rehearsal([alice, bob]);
  room.joins("Alice", alice);
  room.sends("Alice");
  room.reads("Alice", { scope: "global" });
  const { entries, seed, room_id, history_limit } = room.settles();
  const folder = await mkdtemp(join(tmpdir(), "parley-"));
  try {
    const path = join(folder, "history.jsonl");
    await writeHistory(path, { entries, seed, room_id, history_limit });
    assert.deepEqual(await readHistory(path), { entries, seed, room_id, history_limit });
  } finally {
    await rm(folder, { recursive: true });
  }
});
