import { type Command, type Id, type Timestamp, timestampAt } from "../../../src/protocol";
import type { Chance } from "../chance/chance";
import type { Memory } from "./memory";

/** The deeds of people on messages, by weight. */
const HABITS = {
  ...{ edit: 6, delete: 2, deleteOfOthers: 2, react: 10, unreact: 5, editOfOthers: 1, pin: 6, unpin: 4 },
  report: 3,
};

/** The deeds on what waits for a moderator, and on reports, while somebody knows of some. */
const REVIEWING = { approve: 8, reject: 3, takeBack: 2 };
const SETTLING = { settle: 8, deleteReported: 1 };
const NO_WORK = { approve: 0, reject: 0, takeBack: 0, settle: 0, deleteReported: 0 };

/** How long pins last, in milliseconds: some have no end, and some are over before they begin. */
const LASTING = [undefined, undefined, undefined, -1_000, 300, 3_000, 3_600_000] as const;

/** How far back a message is looked for: near ones are met by several people at once. */
const BACK = [1, 1, 3, 10, 50] as const;

/** An emoji of one sign, of two, of a sequence: few, so that people choose the same. */
const REACTIONS = ["👍", "🎉", "👀", "❤️", "👩‍💻"] as const;

const KINDS = [{}, { announcement: false }, { announcement: true }] as const;

type Payload = Extract<Command, { namespace: "messages" }>["payload"];

/** Chooses what somebody does to a message that is there; `undefined` where they know of none. */
export function afterthought(
  chance: Chance,
  { memory, who, text }: { readonly memory: Memory; readonly who: Id; readonly text: () => string },
): Payload | undefined {
  const work = { ...(memory.held.length > 0 && REVIEWING), ...(memory.reports.length > 0 && SETTLING) };
  const habit = chance.among({ ...HABITS, ...NO_WORK, ...work });
  const back = chance.from(1, chance.oneOf(BACK));
  const reaction = chance.oneOf(REACTIONS);
  const chosen = memory.reactions.at(-back);
  // Mostly what was chosen, and now and then what may not be.
  if (habit === "unreact" && chosen !== undefined && chance.from(1, 5) > 1) return { action: habit, ...chosen };
  const pinned = memory.pinned.at(-Math.min(back, memory.pinned.length));
  if (habit === "unpin" && pinned !== undefined && chance.from(1, 5) > 1) return { action: habit, message_id: pinned };
  if (habit === "approve" || habit === "reject" || habit === "takeBack")
    return decision(chance, habit, { memory, who });
  if (habit === "settle" || habit === "deleteReported") return settlement(chance, habit, memory);
  const isOwn = habit === "edit" || habit === "delete";
  const message_id = (isOwn ? memory.of(who) : memory.all).at(-back)?.id;
  if (message_id === undefined) return undefined;
  switch (habit) {
    case "edit":
    case "editOfOthers":
      return { action: "edit", message_id, content: text() };
    case "delete":
      return { action: "delete", message_id };
    case "deleteOfOthers":
      return { action: "delete", message_id, reason: chance.oneOf(["spam", "off_topic"]) };
    case "report":
      return { action: habit, message_id, reason: chance.oneOf(["spam", "abuse"]) };
    case "react":
    case "unreact":
      return { action: habit, message_id, reaction };
    case "pin":
      return { action: habit, message_id, ...ending(chance.oneOf(LASTING)), ...chance.oneOf(KINDS) };
    case "unpin":
      return { action: habit, message_id };
  }
}

/** Mostly about what waits, near the front, where several moderators meet; and now and then about what does not. */
function decision(
  chance: Chance,
  habit: keyof typeof REVIEWING,
  { memory, who }: { readonly memory: Memory; readonly who: Id },
): Payload | undefined {
  const queue = habit === "takeBack" ? memory.held.filter(({ source }) => source === who) : memory.held;
  const any = chance.from(1, 10) === 1 ? memory.all : queue;
  const message_id = any[chance.from(0, Math.max(0, Math.min(any.length, 3) - 1))]?.id;
  if (message_id === undefined) return undefined;
  switch (habit) {
    case "approve":
      return { action: habit, message_id };
    case "reject":
      return { action: habit, message_id, reason: chance.oneOf(["spam", undefined]) };
    case "takeBack":
      return { action: "delete", message_id };
  }
}

/** About one of the oldest open reports, where several moderators meet. */
function settlement(chance: Chance, habit: keyof typeof SETTLING, { reports }: Memory): Payload | undefined {
  const report = reports[chance.from(0, Math.max(0, Math.min(reports.length, 3) - 1))];
  if (report === undefined) return undefined;
  if (habit === "deleteReported") return { action: "delete", message_id: report.id, reason: report.reason };
  return {
    action: "resolve_report",
    report_id: report.report_id,
    resolution: chance.oneOf(["deleted", "muted", "banned", "dismissed"]),
  };
}

function ending(lasts: number | undefined): { until?: Timestamp } {
  return lasts === undefined ? {} : { until: timestampAt(Date.now() + lasts) };
}
