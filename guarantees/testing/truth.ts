import type { LogEntry, Timestamp } from "../../src/protocol";
import type { Happening } from "../../src/room/base/room";
import { seesMessage } from "../../src/room/base/viewer";
import { addresseeIn } from "../../src/room/chat/exchange";
import { natureOf } from "../../src/room/namespaces";
import type { Entry } from "../history";
import type { RehearsedRoom } from "./rehearsed-room";

/** An event of a rehearsal, as it was told. */
export type Told = {
  readonly number: number;
  readonly event: Happening;
  readonly timestamp: Timestamp;
  readonly transaction_id?: string;
};

/** The truth that a run reads in the end: whole conversations, and the log. */
export function truthOf(room: RehearsedRoom, told: readonly Told[]): Entry[] {
  const wholes = [...room.archive.conversations].flatMap(([conversation, messages]): Entry[] => {
    const [message] = messages;
    const who = [...room.state.members.keys()].find((id) => message && seesMessage(room.viewer(id), message, 0));
    if (who === undefined) return [];
    return [{ kind: "whole", who, to: addresseeIn(conversation, who), messages: room.read(who, messages) }];
  });
  const entries = told.flatMap(({ number, event, timestamp }): LogEntry[] => {
    const kept = natureOf(event)?.lasts === "in the log" ? room.replayed(event) : undefined;
    if (kept === undefined || !room.isInLog(kept)) return [];
    const { content: _, words: __, ...payload } = { content: "", words: [], ...kept.payload };
    return [{ id: String(number), namespace: kept.namespace, payload, timestamp }];
  });
  return [...wholes, { kind: "log", entries }];
}
