import assert from "node:assert/strict";
import test from "node:test";
import type { StoredMessage } from "../../../protocol";
import { copiedLines } from "./copied-lines";

const said = (source: string, timestamp: string, content: string): StoredMessage => ({
  ...{ id: timestamp, scope: "global", source, timestamp, content },
});

test("copied messages are lines with time and name, in their order", () => {
  const messages = [said("p", "10:16", "Shall we?"), said("b", "10:17", "Yes:\nnow")];
  const words = { time: (at: string) => at, name: (id: string) => ({ p: "Priya", b: "Bo" })[id] ?? "Somebody" };
  assert.equal(copiedLines(messages, words), "[10:16] Priya: Shall we?\n[10:17] Bo: Yes:\nnow");
  assert.equal(copiedLines([said("x", "9:00", "")], words), "[9:00] Somebody: ");
});
