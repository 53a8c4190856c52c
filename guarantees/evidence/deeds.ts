import type { Command, Id, Receipt } from "../../src/protocol";
import type { History, Outcome } from "../history";

/** A command under its `transaction_id`, with all attempts to give it. Places are indices into the history. */
export type Deed = {
  readonly who: Id;
  readonly transaction_id: string;
  readonly command: Command;
  readonly asked: number;
  readonly outcomes: (Outcome | undefined)[];
  readonly receipts: Extract<Receipt, { timestamp: string }>[];
  acknowledged?: number;
  /** The place of the first answer that was a refusal by the protocol. */
  turnedDown?: number;
};

export function deedsIn({ entries }: History): readonly Deed[] {
  const deeds = new Map<string, Deed>();
  const attempts = new Map<number, { deed: Deed; index: number }>();
  entries.forEach((entry, place) => {
    if (entry.kind === "asked") {
      const { who, transaction_id, command } = entry;
      const key = `${who} ${transaction_id}`;
      const deed = deeds.get(key) ?? { who, transaction_id, command, asked: place, outcomes: [], receipts: [] };
      deeds.set(key, deed);
      attempts.set(entry.attempt, { deed, index: deed.outcomes.push(undefined) - 1 });
    }
    if (entry.kind !== "answered") return;
    const { deed, index } = attempts.get(entry.attempt) ?? {};
    if (deed === undefined || index === undefined) return;
    deed.outcomes[index] = entry.outcome;
    if ("bad" in entry.outcome) deed.turnedDown ??= place;
    if (!("receipt" in entry.outcome) || "error" in entry.outcome.receipt) return;
    deed.receipts.push(entry.outcome.receipt);
    deed.acknowledged ??= place;
  });
  return [...deeds.values()];
}

/** True if a command was certainly never carried out: each attempt was answered, and with a refusal. */
export function isRefused({ outcomes, receipts }: Deed): boolean {
  return receipts.length === 0 && outcomes.every((outcome) => outcome !== undefined && !("lost" in outcome));
}

/** The text of a message or of an edit: no two commands have the same. */
export function contentOf({ payload }: Command): string | undefined {
  return payload.action === "send_message" || payload.action === "edit" ? payload.content : undefined;
}
