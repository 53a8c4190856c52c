import type { Id } from "../../../src/protocol";
import type { Lie } from "./liar";

export type Count<Lies extends string> = { count(lie: Lies): number };

/** How often each lie was told, and how often it is to be told before a run ends. */
export class Told<Lies extends string> {
  readonly #enough: Readonly<Record<Lies, number>>;
  readonly #counts = new Map<Lies, number>();

  constructor(enough: Readonly<Record<Lies, number>>) {
    this.#enough = enough;
  }

  count(lie: Lies): number {
    const count = (this.#counts.get(lie) ?? 0) + 1;
    this.#counts.set(lie, count);
    return count;
  }

  get isEnough(): boolean {
    return Object.entries<number>(this.#enough).every(
      ([lie, enough]) => (this.#counts.get(lie as Lies) ?? 0) >= enough,
    );
  }
}

type Payload = {
  readonly message?: string;
  readonly id?: Id;
  readonly scope?: string;
  readonly reactions?: unknown[];
  readonly announcement?: boolean;
  readonly mentions?: Id[];
  readonly mention_all?: true;
  readonly deleted_at?: string;
  readonly module_data?: { readonly messages?: { readonly pinned: unknown[] } };
};

/** The payload of a frame's event; nothing of a frame without. */
export function payloadIn(frame: string): Payload {
  if (!frame.startsWith("{")) return {};
  return JSON.parse(frame)?.result?.data?.data?.payload ?? {};
}

/** A frame with its event's payload changed. */
export function changed(frame: string, change: object): string {
  const whole = JSON.parse(frame);
  Object.assign(whole.result.data.data.payload, change);
  return JSON.stringify(whole);
}

/** Hands a frame to other clients, under the number that each was told last. */
export function handTo(others: Parameters<Lie>[2], frame: string): void {
  for (const { last, hand } of others)
    if (last) hand(JSON.stringify({ ...JSON.parse(frame), id: JSON.parse(last).id }));
}
