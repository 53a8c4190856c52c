import { v7 as newId } from "uuid";
import type { Id } from "../../protocol";
import { Outlet, type Wire } from "../delivery/outlet";
import type { Reader } from "../limits/budget";
import type { Stretch } from "../store/reading/sequence";

/** Why a stay ends: its client said so, or was lost. */
export type EndReason = "quit" | "timeout";

/** What all sessions have in common. */
export type SessionParts = {
  /** Reads durable events of a room after one number, up to another. */
  readonly replay: (session: Session, after: number, upTo: number) => Promise<Stretch>;
  /** Is told once of each session that its first event is on its way. */
  readonly onBegun: (session: Session) => void;
  readonly report: (fault: unknown) => void;
};

/** A connection's stay in a room, from the subscription's start to its end. */
export class Session {
  readonly id = newId();
  readonly room_id: Id;
  /** For whom the room is read. */
  readonly reader: Reader;
  readonly outlet: Outlet;
  /** Whose stay it is; known once it has joined. */
  participant_id: Id | undefined;
  /** Whether the room is still to be told that they came. */
  isNewcomer = false;
  /** How many of its commands are not answered yet. */
  underWay = 0;
  /** Settles when the session has joined, or failed to. */
  joined: Promise<Id> | undefined;
  readonly #parts: SessionParts;
  #begun: Signal | undefined = signal();
  readonly #over = signal();
  #endReason: EndReason | undefined;
  #isGone = false;

  constructor({ room_id, reader }: Pick<Session, "room_id" | "reader">, wire: Wire, parts: SessionParts) {
    this.room_id = room_id;
    this.reader = reader;
    this.#parts = parts;
    this.outlet = new Outlet(wire, this);
  }

  /** Resolves when its client has got the first event and the room knows who came, or when the session ends. */
  get whenBegun(): Promise<void> {
    return this.#begun?.when ?? Promise.resolve();
  }

  /** Whether its room is no more. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Resolves when the session ends. */
  get whenEnded(): Promise<void> {
    return this.#over.when;
  }

  /** Why it ended, once it has. */
  get ended(): EndReason | undefined {
    return this.#endReason;
  }

  /** Lets the commands be carried out that wait for the first event. */
  release(): void {
    this.#begun?.give();
    this.#begun = undefined;
  }

  /** Marks it as ended; says whether it was not before. */
  end(reason: EndReason): boolean {
    const first = this.#endReason === undefined;
    this.#endReason ??= reason;
    this.release();
    this.#over.give();
    return first;
  }

  /** What its outlet asks for. */
  replay(after: number, upTo: number): Promise<Stretch> {
    return this.#parts.replay(this, after, upTo);
  }

  onBegun(): void {
    this.#parts.onBegun(this);
  }

  /** Nothing more follows, and its client is told so: tRPC then ends it. */
  onGone(): void {
    this.#isGone = true;
    this.#over.give();
  }

  report(fault: unknown): void {
    this.#parts.report(fault);
  }
}

type Signal = { readonly when: Promise<void>; readonly give: () => void };

function signal(): Signal {
  let give = () => {};
  const when = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { when, give };
}

/** Closed with 1000, 1001 or no code, or unsubscribed: somebody left. Any other end: somebody was lost. */
export function endReason(closeCode: number | undefined): EndReason {
  return closeCode === undefined || [1000, 1001, 1005].includes(closeCode) ? "quit" : "timeout";
}
