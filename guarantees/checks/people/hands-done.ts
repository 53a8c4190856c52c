import type { Id, Timestamp } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import type { Stream } from "../../evidence/streams";
import { countUpTo, Timeline } from "../../evidence/timeline";

type Reset = Numbered & {
  readonly event: { readonly payload: Extract<Numbered["event"]["payload"], { message: "hands_reset" }> };
};

/**
 * Hands are raised while they can be, and refused only while they cannot; moderators lower those that they name, and
 * tell each bearer. No news of a hand alone takes a number.
 */
export function* handsDone(evidence: Evidence): Generator<string> {
  const { deeds, ledger, settled, streams } = evidence;
  const sorted = [...ledger.events.values()].sort((one, other) => one.number - other.number);
  const enabled = enabledIn(sorted);
  const resets = sorted.filter((it): it is Reset => it.event.payload.message === "hands_reset");
  for (const deed of deeds) yield* faultsOf(evidence, { deed, enabled, sorted, resets });
  for (const { number, event } of resets) {
    const { issued_by, targets } = event.payload;
    const name = `hands were lowered (${number}) by ${issued_by}`;
    const asked = deeds.filter((it) => it.who === issued_by && isReset(it) && !isRefused(it));
    if (!asked.some((it) => targets.every((id) => isMeant(it, id)))) yield `${name}, who did not ask for it`;
    if (targets.length === 0) yield `${name}, of nobody`;
    for (const id of targets)
      if (!deeds.some((it) => it.who === id && it.command.payload.action === "raise_hand" && !isRefused(it)))
        yield `${name}, and ${id} never raised one`;
  }
  for (const stream of streams.all) yield* heard(stream, deeds, resets);
  if (settled !== undefined) yield* inTheLog(evidence);
}

type Given = {
  readonly deed: Deed;
  readonly enabled: Timeline<boolean>;
  readonly sorted: readonly Numbered[];
  readonly resets: readonly Reset[];
};

function* faultsOf({ moments, settled }: Evidence, { deed, enabled, sorted, resets }: Given): Generator<string> {
  const { who, command, transaction_id, receipts, outcomes, asked } = deed;
  const [receipt] = receipts;
  const { action } = command.payload;
  const name = `${action} (${transaction_id})`;
  if (action === "raise_hand") {
    const time = receipt?.timestamp ?? "";
    const before = sorted[countUpTo(sorted, time, ({ timestamp }) => timestamp) - 1];
    if (before !== undefined && before.timestamp < time && enabled.at(before.number) === false)
      yield `${name} was carried out while hands were switched off`;
    const isOff = outcomes.some(
      (it) =>
        it !== undefined && "receipt" in it && "error" in it.receipt && it.receipt.error === "raise_hands_disabled",
    );
    const mayBeOff = enabled.ever(moments.from(asked), Number.POSITIVE_INFINITY, (it) => !it);
    if (isOff && !mayBeOff) yield `${name} was refused, and hands were not switched off`;
  }
  if (!isReset(deed) || receipt === undefined || settled === undefined) return;
  // Those whose hands were up are told before: its own event is the next that has a number.
  const next = resets.find(({ timestamp }) => timestamp >= receipt.timestamp);
  const isNext = sorted[countUpTo(sorted, receipt.timestamp, ({ timestamp }) => timestamp)]?.number === next?.number;
  if (next === undefined || !isNext || next.event.payload.issued_by !== who)
    yield `${name} was acknowledged and never happened`;
}

function isReset({ command }: Deed): boolean {
  return command.payload.action === "reset_raised_hands";
}

function isMeant({ command: { payload } }: Deed, id: Id): boolean {
  if (payload.action !== "reset_raised_hands") return false;
  return payload.target === undefined || [payload.target].flat().includes(id);
}

/** The faults in what a device was told of its own participant's hand. */
function* heard({ who, device, later }: Stream, deeds: readonly Deed[], resets: readonly Reset[]): Generator<string> {
  const own = (action: string, time: Timestamp) =>
    deeds.some(
      (it) =>
        it.who === who &&
        it.command.payload.action === action &&
        !isRefused(it) &&
        (it.receipts.length === 0 || it.receipts.some(({ timestamp }) => timestamp === time)),
    );
  for (const { id, envelope } of later) {
    const { payload, timestamp } = envelope;
    const name = `${device} was told (${id}) ${payload.message}`;
    if (payload.message === "hand_raised" && !own("raise_hand", timestamp)) yield `${name}, and did not raise it then`;
    if (payload.message === "hand_lowered" && !own("lower_hand", timestamp)) yield `${name}, and did not lower it then`;
    if (payload.message !== "raised_hand_reset_by_moderator") continue;
    const reset = resets.find((it) => it.timestamp > timestamp)?.event.payload;
    if (reset?.issued_by !== payload.issued_by || !reset.targets.includes(who)) yield `${name}, and nobody did so`;
  }
}

/** Each change of a person in the log changes more than a hand. */
function* inTheLog({ history, standings }: Evidence): Generator<string> {
  for (const entry of history.entries) {
    if (entry.kind !== "log") continue;
    for (const { id, payload } of entry.entries) {
      const { message } = payload;
      if (["hand_raised", "hand_lowered", "raised_hand_reset_by_moderator"].includes(message))
        yield `${message} took the number ${id} of the room`;
      if (message !== "update" || "old_name" in payload) continue;
      const standing = standings.get(String(payload.id));
      const [before, after] = [standing?.at(Number(id) - 1), standing?.at(Number(id))];
      if (before === undefined || after === undefined || before.role !== after.role) continue;
      if ([...before.groups].sort().join() === [...after.groups].sort().join())
        yield `an update (${id}) took a number, and changed neither name nor rights`;
    }
  }
}

function enabledIn(sorted: readonly Numbered[]): Timeline<boolean> {
  const enabled = new Timeline<boolean>();
  enabled.note(0, true);
  for (const { number, event } of sorted) {
    const { message } = event.payload;
    if (message === "raise_hands_enabled" || message === "raise_hands_disabled")
      enabled.note(number, message === "raise_hands_enabled");
  }
  return enabled;
}
