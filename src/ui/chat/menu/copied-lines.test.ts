import assert from "node:assert/strict";
import test from "node:test";
import type { StoredMessage } from "../../../protocol";
import { copiedLines } from "./copied-lines";

const said = (source: string, timestamp: string, content: string): StoredMessage => ({
  ...{ id: timestamp, scope: "global", source, timestamp, content },
});

const time = (at: string) => at.slice(11, 16);
const moment = (at: string) => at.slice(0, 16);

test("copied messages are lines with time and name, in their order", () => {
  const messages = [said("p", "2026-03-13T10:16:00Z", "Shall we?"), said("b", "2026-03-13T10:17:00Z", "Yes:\nnow")];
  const words = { time, moment, name: (id: string) => ({ p: "Priya", b: "Bo" })[id] ?? "Somebody" };
  assert.equal(copiedLines(messages, words), "[10:16] Priya: Shall we?\n[10:17] Bo: Yes:\nnow");
  assert.equal(copiedLines([said("x", "2026-03-13T09:00:00Z", "")], words), "[09:00] Somebody: ");
});

test("copied messages of several days have the day, too", () => {
  const messages = [said("p", "2026-03-12T10:16:00Z", "Shall we?"), said("p", "2026-03-14T10:17:00Z", "Now")];
  const words = { time, moment, name: () => "Priya" };
  assert.equal(copiedLines(messages, words), "[2026-03-12T10:16] Priya: Shall we?\n[2026-03-14T10:17] Priya: Now");
});
