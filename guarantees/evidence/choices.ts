import type { Id, Timestamp } from "../../src/protocol";
import { type Deed, isRefused } from "./deeds";

/** A participant chose a reaction to a message or took it back; without a time nobody knows whether it happened. */
export type Choice = {
  readonly who: Id;
  readonly reaction: string;
  readonly on: boolean;
  readonly time: Timestamp | undefined;
  readonly deed: Deed;
};

/** All choices about each message, in the room's order. */
export type Choices = ReadonlyMap<Id, readonly Choice[]>;

export function choicesIn(deeds: readonly Deed[]): Choices {
  const choices = new Map<Id, Choice[]>();
  for (const deed of deeds) {
    const { payload } = deed.command;
    if ((payload.action !== "react" && payload.action !== "unreact") || isRefused(deed)) continue;
    const { message_id, reaction } = payload;
    const known = choices.get(message_id) ?? [];
    known.push({ who: deed.who, reaction, on: payload.action === "react", time: deed.receipts[0]?.timestamp, deed });
    choices.set(message_id, known);
  }
  for (const all of choices.values()) all.sort((one, other) => ((one.time ?? "") < (other.time ?? "") ? -1 : 1));
  return choices;
}

/** By reaction, the participants who chose it and did not take it back, as of a time: each `true`, or "perhaps". */
export type Chosen = ReadonlyMap<string, ReadonlyMap<Id, true | "perhaps">>;

export function chosen(choices: readonly Choice[], upTo?: Timestamp): Chosen {
  const all = new Map<string, Map<Id, true | "perhaps">>();
  const of = (reaction: string) => {
    const people = all.get(reaction) ?? new Map<Id, true | "perhaps">();
    all.set(reaction, people);
    return people;
  };
  for (const { who, reaction, on, time } of choices)
    if (time !== undefined && (upTo === undefined || time <= upTo)) {
      if (on) of(reaction).set(who, true);
      else of(reaction).delete(who);
    }
  for (const { who, reaction, time } of choices) if (time === undefined) of(reaction).set(who, "perhaps");
  return all;
}
