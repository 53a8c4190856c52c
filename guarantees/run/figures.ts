import type { Command, Id } from "../../src/protocol";
import { deedsIn } from "../evidence/deeds";
import type { History } from "../history";

/**
 * Kinds of their own: a message that mentions somebody, one that had to wait for a moderator, a ban that revokes
 * invitations, a name that a moderator gives to somebody, a search that found something, and a text that was refused for
 * its content.
 */
type Kind = Command["payload"]["action"] | "mention" | "held" | "revoking_ban" | "given_name" | "search" | "blocked";

/** The least share of each kind of deed among all that were carried out. */
const LEAST: Readonly<Record<Kind, number>> = {
  send_message: 0.2,
  edit: 0.01,
  delete: 0.01,
  react: 0.02,
  unreact: 0.005,
  pin: 0.01,
  unpin: 0.002,
  mention: 0.05,
  typing: 0.01,
  set_last_seen_timestamp: 0.005,
  enable_chat: 0.001,
  disable_chat: 0.001,
  clear_history: 0.0005,
  set_groups: 0.002,
  grant_moderator_role: 0.0005,
  revoke_moderator_role: 0.0005,
  set_rules: 0.001,
  delete_messages_of: 0.001,
  enter_room: 0.0005,
  raise_hand: 0.005,
  lower_hand: 0.002,
  enable_raise_hands: 0.001,
  disable_raise_hands: 0.001,
  reset_raised_hands: 0.0005,
  change_display_name: 0.005,
  given_name: 0.001,
  enable_display_name_change_restrictions: 0.001,
  disable_display_name_change_restrictions: 0.001,
  debrief: 0.0005,
  search: 0.01,
  blocked: 0.002,
  kick: 0.0005,
  send_to_waiting_room: 0.0005,
  accept: 0.0005,
  accept_all: 0.0003,
  decline: 0.0005,
  enable_waiting_room: 0.002,
  disable_waiting_room: 0.002,
  held: 0.005,
  approve: 0.002,
  reject: 0.001,
  report: 0.005,
  resolve_report: 0.002,
  set_filters: 0.003,
  ban: 0.0005,
  revoking_ban: 0.0003,
  unban: 0.0005,
  mute_chat: 0.003,
  unmute_chat: 0.0015,
};

/** A run that is too short for so many of a kind may lack them by chance. */
const SOME = 5;

export type Figures = {
  readonly sends: number;
  readonly receipts: number;
  readonly refusals: number;
  readonly lost: number;
  readonly events: number;
  readonly snapshots: number;
  readonly resumes: number;
  readonly readings: number;
};

export function figuresOf({ entries }: History): Figures {
  const figures = { sends: 0, receipts: 0, refusals: 0, lost: 0, events: 0, snapshots: 0, resumes: 0, readings: 0 };
  for (const entry of entries)
    switch (entry.kind) {
      case "asked":
        figures.sends += 1;
        break;
      case "answered":
        if ("lost" in entry.outcome) figures.lost += 1;
        else if ("receipt" in entry.outcome && !("error" in entry.outcome.receipt)) figures.receipts += 1;
        else figures.refusals += 1;
        break;
      case "came":
        figures.events += 1;
        if (entry.envelope.payload.message === "join_success") figures.snapshots += 1;
        if (entry.envelope.payload.message === "resumed") figures.resumes += 1;
        break;
      case "read":
        figures.readings += 1;
    }
  return figures;
}

/** The commands that were carried out, by kind. */
export function deedsBy(history: History): Readonly<Record<Kind, number>> {
  const done = Object.fromEntries(Object.keys(LEAST).map((action) => [action, 0])) as Record<Kind, number>;
  for (const { who, command, receipts, outcomes } of deedsIn(history)) {
    if (receipts.length > 0) for (const kind of kindsOf(who, command, receipts[0]?.held)) done[kind] += 1;
    if (outcomes.some((it) => it !== undefined && "bad" in it && it.bad.reason === "content_blocked"))
      done.blocked += 1;
  }
  for (const entry of history.entries)
    if (entry.kind === "searched" && (entry.page?.messages.length ?? 0) > 0) done.search += 1;
  return done;
}

function kindsOf(who: Id, { payload }: Command, held = false): Kind[] {
  const { action } = payload;
  if (action === "ban" && payload.revoke_invite === true) return [action, "revoking_ban"];
  if (action === "change_display_name" && payload.target !== who) return [action, "given_name"];
  if (action !== "send_message") return [action];
  const { mentions = [], mention_groups = [], mention_all } = payload;
  const isMention = mentions.length + mention_groups.length > 0 || mention_all;
  return [action, ...(isMention ? (["mention"] as const) : []), ...(held ? (["held"] as const) : [])];
}

/** The kinds of deeds that a run played too seldom to prove anything about them. */
export function neglected(history: History): Kind[] {
  const done = deedsBy(history);
  const all = Object.values(done).reduce((sum, count) => sum + count, 0);
  const least = (kind: Kind) => LEAST[kind] * all;
  return (Object.keys(LEAST) as Kind[]).filter((kind) => least(kind) >= SOME && done[kind] < least(kind));
}

export function harmIn({ entries }: History): Readonly<Record<string, number>> {
  const harm: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind !== "nemesis") continue;
    const [what = ""] = entry.what.split(" ");
    harm[what] = (harm[what] ?? 0) + 1;
  }
  return harm;
}

export function inWords(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
