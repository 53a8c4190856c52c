import { v7 as newId } from "uuid";
import type { Id } from "../../protocol";
import { Outlet, type Wire } from "../delivery/outlet";
import type { Reader } from "../limits/budget";
import type { Stretch } from "../store/reading/sequence";

export type EndReason = "quit" | "timeout";

export type SessionParts = {
  readonly replay: (session: Session, after: number, upTo: number) => Promise<Stretch>;
  readonly onBegun: (session: Session) => void;
  readonly report: (fault: unknown) => void;
};

export class Session {
  readonly id = newId();
  readonly room_id: Id;
  readonly reader: Reader;
  readonly outlet: Outlet;
  participant_id: Id | undefined;
  /** At the door: it hears nothing but whether it may enter. */
  isWaiting = false;
  entering: Promise<boolean> | undefined;
  isNewcomer = false;
  underWay = 0;
  joined: Promise<Id> | undefined;
  readonly #parts: SessionParts;
  #begun: Signal<void> | undefined = signal();
  readonly #over: Signal<boolean> = signal();
  #endReason: EndReason | undefined;
  #isGone = false;

  constructor({ room_id, reader }: Pick<Session, "room_id" | "reader">, wire: Wire, parts: SessionParts) {
    this.room_id = room_id;
    this.reader = reader;
    this.#parts = parts;
    this.outlet = new Outlet(wire, this);
  }

  /** Resolves when the client has the first event and the join is announced, or when the session ends. */
  get whenBegun(): Promise<void> {
    return this.#begun?.when ?? Promise.resolve();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get whenEnded(): Promise<boolean> {
    return this.#over.when;
  }

  get ended(): EndReason | undefined {
    return this.#endReason;
  }

  release(): void {
    this.#begun?.give();
    this.#begun = undefined;
  }

  end(reason: EndReason): boolean {
    const first = this.#endReason === undefined;
    this.#endReason ??= reason;
    this.release();
    this.#over.give(this.#isGone);
    return first;
  }

  replay(after: number, upTo: number): Promise<Stretch> {
    return this.#parts.replay(this, after, upTo);
  }

  onBegun(): void {
    this.#parts.onBegun(this);
  }

  onGone(): void {
    this.#isGone = true;
    this.#over.give(true);
  }

  onOver(): void {
    this.#over.give(false);
  }

  report(fault: unknown): void {
    this.#parts.report(fault);
  }
}

type Signal<Value> = { readonly when: Promise<Value>; readonly give: (value: Value) => void };

function signal<Value>(): Signal<Value> {
  let give: (value: Value) => void = () => {};
  const when = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { when, give };
}

/** A close with 1000, 1001 or no code, or an unsubscription, is a leave. Any other end is a lost connection. */
export function endReason(closeCode: number | undefined): EndReason {
  return closeCode === undefined || [1000, 1001, 1005].includes(closeCode) ? "quit" : "timeout";
}
