import type { Addressee, Id, Timestamp } from "../../protocol";

/** By kind, in the order of first use; `by` has only those whom decisions are about. */
export type Reacted = ReadonlyMap<string, { readonly count: number; readonly by: ReadonlySet<Id> }>;

export type KnownMessage = Addressee & {
  readonly id: Id;
  /** Its place in the room's order. */
  readonly number: number;
  readonly source: Id;
  readonly timestamp: Timestamp;
  readonly content: string;
  readonly edits: number;
  readonly edited_at?: Timestamp;
  readonly isDeleted: boolean;
  /** Empty unless a command needs them. */
  readonly reactions: Reacted;
};

export type Pin = {
  readonly scope: Addressee["scope"];
  readonly announcement: boolean;
  readonly until?: Timestamp;
};

export function placeOf(message: KnownMessage): Addressee & { readonly id: Id; readonly source: Id } {
  const { id, source } = message;
  return message.scope === "global"
    ? { id, source, scope: message.scope }
    : { id, source, scope: message.scope, target: message.target };
}
