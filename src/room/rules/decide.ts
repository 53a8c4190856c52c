import type { Rules, RulesCommand, RulesEvent } from "../../protocol";
import { accepted, bad, type Decision, type Needs, type Request, type Room, refused } from "../base/room";
import { roomRules } from "./rules";

type Given = Partial<Rules>;

export function needsOfRules(_: RulesCommand): Needs {
  return {};
}

/** SetRules: `docs/protocol.md`, "rules". */
export function decideRules({ room, by, payload }: Request<RulesCommand>): Decision {
  if (by.role !== "moderator") return refused("insufficient_permissions");
  const { action: _, ...given } = payload;
  const wrong = heldField(given);
  if (wrong !== undefined) return bad("invalid_payload", { field: wrong });
  const before = roomRules.of(room);
  const changed = changesIn(before, given);
  if (changed.length === 0) return refused("nothing_to_do");
  const rules = { ...before, ...given };
  const event = { message: "rules_changed", rules, changed, issued_by: by.id } as const;
  return accepted([{ namespace: "rules", payload: event, by: by.id }]);
}

export function evolveRules(room: Room, payload: RulesEvent): Room {
  return payload.message === "rules_changed" ? roomRules.in(room, payload.rules) : room;
}

/** The field that asks for messages to be held: nothing holds them yet. */
function heldField({ hold = "nobody", links }: Given): keyof Rules | undefined {
  if (hold !== "nobody") return "hold";
  return links === "hold" ? "links" : undefined;
}

function changesIn(before: Rules, given: Given) {
  return (Object.keys(before) as (keyof Rules)[]).flatMap((field) => {
    const { [field]: from } = before;
    const { [field]: to = from } = given;
    return from === to ? [] : [{ field, from, to }];
  });
}
