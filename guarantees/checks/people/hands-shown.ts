import type { Id, Timestamp } from "../../../src/protocol";
import type { Deed } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import { type Hand, type HandTold, handOf, handsTold } from "../../evidence/moderation/hands";

/**
 * A hand is shown as its bearer raised it, since when they did so, and in this stay: not before, not after it was lowered,
 * and not with a new place where it was up already. A snapshot has all that are up.
 */
export function* handsShown(evidence: Evidence): Generator<string> {
  const { deeds, history, ledger, streams } = evidence;
  const hands = new Map<Id, Hand>();
  const told = handsTold(streams.all, history.entries);
  for (const { subject } of told)
    if (!hands.has(subject)) hands.set(subject, handOf(subject, deeds, ledger.events.values()));
  const newest = new Map<string, Newest>();
  const ended = endsOfServers(evidence);
  for (const it of told) {
    const hand = hands.get(it.subject);
    if (hand === undefined) continue;
    const name = `${it.device} was told (${it.at}) that the hand of ${it.subject} is ${it.up ? `up since ${it.up}` : "down"}`;
    for (const fault of it.up === undefined ? [] : faultsOfRaised(evidence, hand, { ...it, up: it.up, ended }))
      yield `${name}, ${fault}`;
    const missing = missedBy(evidence, hand, it);
    if (missing !== undefined) yield `${name}, and it was raised at ${missing}`;
    const key = `${it.device} ${it.subject}`;
    const before = newest.get(key);
    if (it.up !== undefined && before !== undefined && it.up < before.time && (it.isNews || it.asked !== undefined))
      yield `${name}, after it was told that it is ${before.what} ${before.time}`;
    newest.set(key, newestOf(before, it));
  }
}

/** The newest that a device knows of a hand. */
type Newest = { readonly time: Timestamp; readonly what: "up since" | "down at" };

function newestOf(before: Newest | undefined, { up, isNews, time }: HandTold): Newest {
  const now: Newest =
    up !== undefined
      ? { time: up, what: "up since" }
      : isNews
        ? { time, what: "down at" }
        : { time: "", what: "down at" };
  return before === undefined || now.time > before.time ? now : before;
}

type Raised = HandTold & { readonly up: Timestamp; readonly ended: readonly number[] };

/** The places at which a lone server ended: a hand outlives that for those who come back in time. */
function endsOfServers({ history, isOfMany }: Evidence): number[] {
  if (isOfMany) return [];
  return history.entries.flatMap((entry, place) =>
    entry.kind === "nemesis" && /^(kill|stop|deploy) /.test(entry.what) ? [place] : [],
  );
}

function* faultsOfRaised(
  { moments }: Evidence,
  { raised, lowered, uncertain, ends }: Hand,
  { up, joined_at, isAway, asked, asOf, place, isNews, time, ended }: Raised,
): Generator<string> {
  const mayBe = uncertain.some((deed) => deed.command.payload.action === "raise_hand" && deed.asked < place);
  if (!raised.some((it) => it.time === up && it.asked < place) && !mayBe) yield "and nobody raised it then";
  if (isAway) yield "and its bearer is away";
  const since = raised.find((it) => it.time === up)?.asked ?? 0;
  const isRestarted = ended.some((end) => end > since && end < place);
  if (joined_at !== undefined && joined_at > up && !isRestarted) yield `and its bearer came at ${joined_at}`;
  const known = asOf ?? (asked === undefined ? 0 : moments.from(asked));
  if (ends.some((it) => it.isCertain && it.time > up && it.number <= known)) yield "and moderators had lowered it";
  if (lowered.some((it) => it.time > up && it.place < (asked ?? 0))) yield "and its bearer had lowered it";
  if (isNews && [...lowered, ...ends.filter((it) => it.isCertain)].some((it) => it.time > up && it.time < time))
    yield "and it was lowered between";
  const before = raised.filter((it) => joined_at !== undefined && joined_at < it.time && it.time < up);
  const isUp = (since: Timestamp) =>
    ![...lowered, ...ends].some((it) => it.time > since && it.time < up) && !uncertain.some(isLowering);
  if (before.some((it) => isUp(it.time))) yield "and it was up already";
}

function isLowering({ command }: Deed): boolean {
  return command.payload.action === "lower_hand";
}

/** The time since when a hand was up, in this stay, that the whole state tells to be down. */
function missedBy(
  { moments }: Evidence,
  { raised, lowered, uncertain, ends }: Hand,
  { up, joined_at, isAway, asked, asOf, place }: HandTold,
): Timestamp | undefined {
  if (up !== undefined || asked === undefined || joined_at === undefined || isAway) return undefined;
  if (uncertain.some((deed) => isLowering(deed) && deed.asked < place)) return undefined;
  const last = raised.filter((it) => it.place < asked).at(-1)?.time;
  if (last === undefined || last <= joined_at) return undefined;
  const isOver =
    lowered.some((it) => it.time > last && it.asked < place) ||
    ends.some((it) => it.time > last && it.number <= (asOf ?? moments.to(place)));
  return isOver ? undefined : last;
}
