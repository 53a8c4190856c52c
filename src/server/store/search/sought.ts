import type { Id } from "../../../protocol";
import type { Fault } from "./faults";

/** It can be copied to a thread. */
export type Sought = {
  readonly room_id: Id;
  /** The conversations that the viewer may read. No other is touched, so no other shows in the time. */
  readonly conversations: readonly string[];
  readonly term: string;
  readonly source?: Id;
  readonly hasLink: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly from: number;
  /** Messages with smaller numbers are searched, newest first. */
  readonly before: number;
  readonly limit: number;
};

/** `next`: messages with smaller numbers are not searched yet. `took`: the time of the thread, in milliseconds. */
export type Found = { readonly ids: readonly Id[]; readonly next?: number; readonly took: number };

export type Order =
  | { readonly kind: "search"; readonly id: number; readonly address: string; readonly sought: Sought }
  | { readonly kind: "stop"; readonly id: number }
  | { readonly kind: "close" };

export type Answer = { readonly id: number } & ({ readonly found: Found } | { readonly fault: Fault });
