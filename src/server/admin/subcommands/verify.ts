import { id } from "../../../protocol/schemas";
import { GAPS_PRINTED } from "../../kit/limits";
import type { Verified } from "../deeds";
import { Misuse, onlyWord, type Subcommand } from "./subcommand";

const WHY = {
  cleared: "messages to everyone, which moderators cleared",
  restored: "left out when a backup was restored",
  cleared_earlier: "cleared under an earlier Parley, which did not note which: whether others are missing is not known",
  restored_earlier: "as many as a restored backup leaves out; an earlier Parley did not note it",
  unexplained: "nothing explains this",
} as const;

export const verify: Subcommand = {
  name: "verify",
  takes: "<room> [--backup <folder>]",
  does: "shows that no event of a room is missing: the id or the room's address",
  run: async (given, desk) => {
    const word = onlyWord(given, "the room's id");
    const room_id = id.safeParse(/\/rooms\/([^/?#]+)/.exec(word)?.[1] ?? word).data;
    if (room_id === undefined) throw new Misuse(`${word} is no id of a room: see room list`);
    const said = await desk.carryOut({ do: "verify_room", room_id });
    if (said.done !== "verified" || said.found === undefined) throw new Error(`there is no room ${room_id}`);
    const { found } = said;
    const isWhole = found.doubled.length === 0 && found.gaps.every(({ because }) => because !== "unexplained");
    if (!isWhole) throw new Error(faults(found));
    return given.options.json ? JSON.stringify(found, null, 2) : report(found);
  },
};

function report({ title, head, events, gaps }: Verified): string {
  const lines = gaps.slice(0, GAPS_PRINTED).map((gap) => `  ${range(gap)}: ${WHY[gap.because]}`);
  const more = gaps.length > GAPS_PRINTED ? [`  and ${gaps.length - GAPS_PRINTED} more: see --json`] : [];
  const all = `"${title}" has ${events} events; the newest has the number ${head}.`;
  return gaps.length === 0
    ? `${all} None is missing.`
    : [`${all} None is missing but these:`, "", ...lines, ...more].join("\n");
}

function faults({ title, gaps, doubled }: Verified): string {
  const missing = gaps.filter(({ because }) => because === "unexplained").map(range);
  const twice = doubled.map(String);
  const said = [
    ...(missing.length > 0 ? [`numbers are missing that nothing explains: ${few(missing)}`] : []),
    ...(twice.length > 0 ? [`numbers are there twice: ${few(twice)}`] : []),
  ];
  return `"${title}" is not whole: ${said.join("; ")}`;
}

function few(all: readonly string[]): string {
  const more = all.length - GAPS_PRINTED;
  return `${all.slice(0, GAPS_PRINTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function range({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
