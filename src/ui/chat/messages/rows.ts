import type { HeldMessage, Id, StoredMessage, Timestamp } from "../../../protocol";
import type { Notice, Rejected } from "../../../room/view";
import {
  isChange,
  isRemoval,
  isUnsent,
  type Pending,
  type PendingChange,
  type PendingMessage,
} from "../../client/state/pending";
import { dayAround } from "../../language/times";
import { type NoticeRun, runsOf, withoutReturns } from "./notice-runs";

/** One line of the list of messages. `leads`: its author and time stand above it. */
export type Row =
  | { readonly kind: "top"; readonly key: string }
  | { readonly kind: "day"; readonly key: string; readonly timestamp: Timestamp }
  | { readonly kind: "new"; readonly key: string }
  | { readonly kind: "message"; readonly key: string; readonly message: StoredMessage; readonly leads: boolean }
  | {
      readonly kind: "pending";
      readonly key: string;
      readonly pending: Pending;
      /** The message as it will be, under its `transaction_id`; absent where it cannot be changed. */
      readonly message?: StoredMessage;
      readonly leads: boolean;
    }
  | { readonly kind: "held"; readonly key: string; readonly message: HeldMessage; readonly leads: boolean }
  | { readonly kind: "rejected"; readonly key: string; readonly message: Rejected; readonly leads: boolean }
  | { readonly kind: "notice"; readonly key: string; readonly run: NoticeRun };

type Input = {
  readonly self: Id;
  readonly messages: readonly StoredMessage[];
  readonly notices: readonly Notice[];
  readonly pending: readonly Pending[];
  readonly held?: readonly HeldMessage[];
  readonly rejected?: readonly Rejected[];
  readonly sent_as: Readonly<Record<Id, string>>;
  readonly newAfter?: Timestamp;
};

const RUN_MS = 5 * 60_000;

export function rowsOf({
  self,
  messages,
  notices,
  pending,
  held = [],
  rejected = [],
  sent_as,
  newAfter,
}: Input): Row[] {
  const rows: Row[] = [{ kind: "top", key: "top" }];
  const noticesAfter = byMessage(withoutReturns(notices));
  let day: ReturnType<typeof dayAround> | undefined;
  let previous: { source: Id; timestamp: Timestamp } | undefined;
  let isNewShown = newAfter === undefined;

  const turnDay = (timestamp: Timestamp) => {
    // Every new message visits ten thousand others: their times are compared as strings, and not parsed.
    if (day !== undefined && day.from <= timestamp && timestamp < day.until) return;
    rows.push({ kind: "day", key: `day ${timestamp}`, timestamp });
    day = dayAround(timestamp);
    previous = undefined;
  };
  const follows = (source: Id, timestamp: Timestamp) =>
    previous?.source === source &&
    (previous.timestamp.slice(0, 16) === timestamp.slice(0, 16) ||
      Date.parse(timestamp) - Date.parse(previous.timestamp) < RUN_MS);
  const say = (found: readonly Notice[] = []) => {
    for (const run of runsOf(found)) {
      turnDay(run.notice.timestamp);
      rows.push({ kind: "notice", key: keyOfRun(run), run });
      previous = undefined;
    }
  };

  say(noticesAfter.get(undefined));
  for (const message of messages) {
    const { id, source, timestamp } = message;
    turnDay(timestamp);
    if (!isNewShown && source !== self && newAfter !== undefined && timestamp > newAfter) {
      rows.push({ kind: "new", key: "new" });
      isNewShown = true;
      previous = undefined;
    }
    rows.push({ kind: "message", key: sent_as[id] ?? id, message, leads: !follows(source, timestamp) });
    previous = { source, timestamp };
    if (noticesAfter.size > 0) say(noticesAfter.get(id));
  }
  const takenBack = new Set(pending.filter(isRemoval).map(({ changes }) => changes));
  const unlet = [
    ...rejected.map((message) => ({ kind: "rejected" as const, message })),
    ...held.filter(({ id }) => !takenBack.has(id)).map((message) => ({ kind: "held" as const, message })),
  ];
  for (const { kind, message } of unlet) {
    const { id, source, timestamp } = message;
    turnDay(timestamp);
    rows.push({ kind, key: sent_as[id] ?? id, message, leads: previous?.source !== source });
    previous = { source, timestamp };
  }
  const known = new Map(pending.length > 0 ? messages.map((it) => [it.id, it]) : []);
  const waiting = new Set(held.map(({ id }) => id));
  for (const it of pending) {
    if (
      isChange(it)
        ? !isOrphan(it, known)
        : it.withdrawn || known.has(it.message_id ?? "") || waiting.has(it.message_id ?? "")
    )
      continue;
    turnDay(it.timestamp);
    const message = isUnsent(it) && { message: asMessage(it, self) };
    rows.push({ kind: "pending", key: it.transaction_id, pending: it, leads: previous?.source !== self, ...message });
    previous = { source: self, timestamp: it.timestamp };
  }
  return rows;
}

export function messageOf(row: Row | undefined): StoredMessage | undefined {
  return row?.kind === "message" || row?.kind === "pending" ? row.message : undefined;
}

export function asMessage({ transaction_id, to, content, reply_to, timestamp }: PendingMessage, source: Id) {
  const message = { id: transaction_id, source, timestamp, content, ...(reply_to && { reply_to }), ...to };
  return message as StoredMessage;
}

/** A refused change stands under its message, or for itself where that is gone. */
function isOrphan({ refused, changes }: PendingChange, known: ReadonlyMap<Id, StoredMessage>): boolean {
  const message = known.get(changes);
  return refused !== undefined && (message === undefined || message.deleted_at !== undefined);
}

function byMessage(notices: readonly Notice[]): Map<Id | undefined, Notice[]> {
  const found = new Map<Id | undefined, Notice[]>();
  for (const notice of notices) {
    const beside = found.get(notice.after);
    if (beside) beside.push(notice);
    else found.set(notice.after, [notice]);
  }
  return found;
}

/** Between two messages stands one line of each kind, or one for each person; its key stays the same while it grows. */
function keyOfRun({ notice: { kind, timestamp, who, after } }: NoticeRun): string {
  switch (kind) {
    case "joined":
    case "left":
    case "history_cleared":
      return `${kind} after ${after}`;
    case "chat_enabled":
    case "chat_disabled":
      return `switch after ${after}`;
    case "renamed":
    case "role":
      return `${kind} ${who} after ${after}`;
    case "added":
    case "removed":
      return `${kind} ${timestamp} ${who}`;
  }
}
