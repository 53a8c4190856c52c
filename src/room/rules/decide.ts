import type { Rules, RulesCommand, RulesEvent } from "../../protocol";
import { accepted, type Decision, type Needs, type Request, type Room, refused } from "../base/room";
import { compiled, setFilters } from "./filters";
import { roomRules } from "./rules";

type Given = Partial<Rules>;

export function needsOfRules(_: RulesCommand): Needs {
  return { mayChangeRules: true };
}

export function decideRules(request: Request<RulesCommand>): Decision {
  const { by, payload } = request;
  if (by.role !== "moderator") return refused("insufficient_permissions");
  switch (payload.action) {
    case "set_rules":
      return setRules({ ...request, payload });
    case "set_filters":
      return setFilters({ ...request, payload });
  }
}

function setRules({ room, by, payload }: Request<Extract<RulesCommand, { action: "set_rules" }>>): Decision {
  const { action: _, ...given } = payload;
  const before = roomRules.of(room);
  const changed = changesIn(before, given);
  if (changed.length === 0) return refused("nothing_to_do");
  const rules = { ...before, ...given };
  const event = { message: "rules_changed", rules, changed, issued_by: by.id } as const;
  return accepted([{ namespace: "rules", payload: event, by: by.id }]);
}

export function evolveRules(room: Room, payload: RulesEvent): Room {
  switch (payload.message) {
    case "rules_changed":
      return roomRules.in(room, payload.rules);
    case "filters_changed":
      return { ...room, filters: compiled(payload) };
    case "error":
      return room;
  }
}

function changesIn(before: Rules, given: Given) {
  return (Object.keys(before) as (keyof Rules)[]).flatMap((field) => {
    const { [field]: from } = before;
    const { [field]: to = from } = given;
    return from === to ? [] : [{ field, from, to }];
  });
}
