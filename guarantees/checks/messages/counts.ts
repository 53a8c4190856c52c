import type { Id, Reactions } from "../../../src/protocol";
import { type Choice, type Chosen, chosen } from "../../evidence/choices";
import type { Evidence } from "../../evidence/evidence";
import { isErased } from "../../evidence/fates";
import type { Sight } from "../../evidence/sights";

/**
 * Counts tell the truth: whatever is told is how it stood at some moment, and in the end it is what was acknowledged.
 * A choice without a receipt may count or not.
 */
export function* counts({ choices, fates, history, settled, sights, streams }: Evidence): Generator<string> {
  const states = new Map([...choices].map(([id, all]) => [id, statesOf(all)]));
  const faultOf = (id: Id, reactions: Reactions, span: Span): string | undefined => {
    if (reactions.length === 0 && isErased(fates.of.get(id))) return undefined;
    const isTrue = states.has(id) ? wasSo(states.get(id), stateOf(reactions), span) : reactions.length === 0;
    return isTrue ? undefined : `${id} with ${stateOf(reactions) || "nothing"}`;
  };
  for (const [id, all] of choices)
    for (const { who, reaction } of twiceIn(all)) yield `${reaction} of ${who} to ${id} was accepted twice on end`;
  for (const { device, later } of streams.all)
    for (const { id: at, place, envelope } of later)
      for (const { id, reactions } of toldIn(envelope.payload)) {
        const fault = faultOf(id, reactions, { place });
        if (fault !== undefined) yield `${device} was told at ${at} of ${fault}, and so it was not`;
      }
  for (const sight of sights) {
    for (const { id, deleted_at, reactions = [] } of sight.messages) {
      if (sight.asked === undefined) continue;
      const fault = deleted_at === undefined ? faultOf(id, reactions, sight) : undefined;
      if (fault !== undefined) yield `${sight.where} shows ${fault}, and so it was not`;
    }
    if (settled !== undefined && sight.asked !== undefined && sight.place > settled.place)
      yield* untrueIn(sight, choices);
  }
  for (const entry of history.entries)
    if (entry.kind === "log")
      for (const { id, payload } of entry.entries)
        if (payload.message === "reactions_changed" || payload.message === "own_reactions")
          yield `${payload.message} took the number ${id} of the room`;
}

/** The reactions that a sight in the end shows otherwise than they were chosen. */
function* untrueIn({ who, where, messages }: Sight, choices: Evidence["choices"]): Generator<string> {
  for (const { id, deleted_at, reactions = [] } of messages) {
    if (deleted_at !== undefined) continue;
    const truth: Chosen = chosen(choices.get(id) ?? []);
    for (const reaction of new Set([...truth.keys(), ...reactions.map((it) => it.reaction)])) {
      const people = truth.get(reaction) ?? new Map<Id, true | "perhaps">();
      const certain = [...people.values()].filter((it) => it === true).length;
      const { count = 0, mine = false } = reactions.find((it) => it.reaction === reaction) ?? {};
      if (count < certain || count > people.size)
        yield `${where} shows ${count} ${reaction} of ${id} in the end, and ${certain} of ${people.size} chose it`;
      const own = people.get(who) ?? false;
      if (own !== "perhaps" && own !== mine) yield `${where} is wrong about its reader's ${reaction} of ${id}`;
    }
  }
}

/** The place of a telling, and of the question for it. */
type Span = { readonly place: number; readonly asked?: number };

/** The counts after a choice: told before `asked` they are unfounded, asked for after `over` they are outdated. */
type State = { readonly asked: number; over: number };

/** All states of a message's counts; `undefined` where a choice is uncertain, and anything may have been. */
function statesOf(choices: readonly Choice[]): Map<string, State[]> | undefined {
  if (choices.some(({ time }) => time === undefined)) return undefined;
  let last: State = { asked: -1, over: Number.POSITIVE_INFINITY };
  const states = new Map([["", [last]]]);
  const all: State[] = [last];
  const now = new Map<string, Set<Id>>();
  for (const { who, reaction, on, deed } of choices) {
    const people = now.get(reaction) ?? new Set<Id>();
    now.set(reaction, people);
    if (on) people.add(who);
    else people.delete(who);
    const { acknowledged = Number.POSITIVE_INFINITY } = deed;
    for (const state of all) state.over = Math.min(state.over, acknowledged);
    last = { asked: Math.max(last.asked, deed.asked), over: Number.POSITIVE_INFINITY };
    all.push(last);
    const name = stateOf([...now].map(([kind, { size }]) => ({ reaction: kind, count: size })));
    states.set(name, [...(states.get(name) ?? []), last]);
  }
  return states;
}

/** True if it stood so at some moment from the request to the answer. */
function wasSo(states: ReadonlyMap<string, State[]> | undefined, name: string, { place, asked = -1 }: Span): boolean {
  return states === undefined || (states.get(name) ?? []).some((it) => it.asked < place && it.over > asked);
}

function stateOf(reactions: readonly { readonly reaction: string; readonly count: number }[]): string {
  const words = reactions.filter(({ count }) => count !== 0).map(({ reaction, count }) => `${reaction} ${count}`);
  return words.sort().join(", ");
}

/** A person who has chosen already is refused: of each reaction, choosing and taking back take turns. */
function twiceIn(choices: readonly Choice[]): Choice[] {
  const last = new Map<string, boolean>();
  const uncertain = new Set(
    choices.filter(({ time }) => time === undefined).map(({ who, reaction }) => who + reaction),
  );
  return choices.filter((choice) => {
    const key = choice.who + choice.reaction;
    if (choice.time === undefined || uncertain.has(key)) return false;
    const isTwice = (last.get(key) ?? false) === choice.on;
    last.set(key, choice.on);
    return isTwice;
  });
}

type Counts = { readonly id: Id; readonly reactions: Reactions };

function toldIn(payload: Evidence["streams"]["all"][number]["first"]["envelope"]["payload"]): readonly Counts[] {
  if (payload.message === "reactions_changed") return [payload];
  return payload.message === "resumed" ? (payload.module_data.messages?.reactions ?? []) : [];
}
