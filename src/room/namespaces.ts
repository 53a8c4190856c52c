import type { Command, Event, Id } from "../protocol";
import type { Nature } from "./base/nature";
import type { Decision, Needs, Request, Room } from "./base/room";
import { decideChat, evolveChat, needsOfChat } from "./chat/decide";
import { chatEvents } from "./chat/events";
import { decideControl, evolveControl, needsOfControl } from "./control/decide";
import { controlEvents } from "./control/events";
import { moderationEvents } from "./moderation/events";

// Every question about a command or an event is asked here, and each namespace answers it in its own folder.

/** Says what has to be read before a command of a participant can be decided. */
export function needs(command: Command, participant_id: Id): Needs {
  switch (command.namespace) {
    case "control":
      return needsOfControl(command.payload);
    case "chat":
      return needsOfChat(command.payload, participant_id);
  }
}

/** Says what a command leads to: the events, or why not. */
export function decide(command: Command, request: Omit<Request, "payload">): Decision {
  switch (command.namespace) {
    case "control":
      return decideControl({ ...request, payload: command.payload });
    case "chat":
      return decideChat({ ...request, payload: command.payload });
  }
}

/** The room after an event, for what is decided next. */
export function evolve(room: Room, event: Event): Room {
  switch (event.namespace) {
    case "control":
      return evolveControl(room, event.payload);
    case "chat":
      return evolveChat(room, event.payload);
    case "moderation":
      return room;
  }
}

const natures: { readonly [Namespace in Event["namespace"]]: object } = {
  chat: chatEvents,
  control: controlEvents,
  moderation: moderationEvents,
};

/** The row of an event; `undefined` where this version does not know the event. */
export function natureOf(event: Event): Nature<Event["payload"]> | undefined {
  const rows = natures[event.namespace] as Partial<Record<string, Nature<Event["payload"]>>> | undefined;
  return rows?.[event.payload.message];
}

/** Whether an event takes a number of its room and is kept; all others are passing. */
export function isDurable(event: Event): boolean {
  const lasts = natureOf(event)?.lasts;
  return lasts === "in its own row" || lasts === "in the log";
}

/** Whether a passing event tells of something that is stored, so that a session that missed it can still learn of it. */
export function leavesTrace(event: Event): boolean {
  return natureOf(event)?.lasts === "as a trace";
}

/** The participants that an event names by their ids alone. */
export function participantsIn(event: Event): readonly Id[] {
  return natureOf(event)?.mentions(event.payload) ?? [];
}
