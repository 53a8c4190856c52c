import type { Addressee, Id, Timestamp } from "../../protocol";

/** By kind, in the order of first use: the participants who chose it, perhaps nobody any more. */
export type ReactedBy = ReadonlyMap<string, ReadonlySet<Id>>;

/** A message as decisions on it need it. */
export type KnownMessage = Addressee & {
  readonly id: Id;
  readonly source: Id;
  readonly timestamp: Timestamp;
  readonly content: string;
  readonly edits: number;
  readonly isDeleted: boolean;
  readonly reactions: ReactedBy;
};

/** A pin of a message; it ends at `until`. */
export type Pin = {
  readonly scope: Addressee["scope"];
  readonly announcement: boolean;
  readonly until?: Timestamp;
};
