import type {
  Command,
  Event,
  Id,
  JoinSuccess,
  ModerationSettings,
  ModerationState,
  Resumed,
  Timestamp,
} from "../protocol";
import type { Decision, Happening, Member, Needs, Request, Room } from "./base/room";
import { settings, shownSettings } from "./base/settings";
import type { Stateful } from "./base/small-state";
import { decideChat, evolveChat, needsOfChat } from "./chat/decide";
import { chatSwitch } from "./chat/switch";
import { decideControl, evolveControl, needsOfControl } from "./control/decide";
import { decideMessages, evolveMessages, needsOfMessages } from "./messages/decide";
import { decideModeration, evolveModeration, needsOfModeration } from "./moderation/decide";
import type { Apart, Whole } from "./parts";
import { decideRules, evolveRules, needsOfRules } from "./rules/decide";
import { roomRules } from "./rules/rules";

export * from "./natures";
export * from "./parts";

// All questions about commands and events go through here; each namespace answers in its own folder.

export function needs(command: Command, participant_id: Id): Needs {
  switch (command.namespace) {
    case "control":
      return needsOfControl(command.payload);
    case "chat":
      return needsOfChat(command.payload, participant_id);
    case "messages":
      return needsOfMessages(command.payload);
    case "rules":
      return needsOfRules(command.payload);
    case "moderation":
      return needsOfModeration(command.payload);
  }
}

export function decide(command: Command, request: Omit<Request, "payload">): Decision {
  switch (command.namespace) {
    case "control":
      return decideControl({ ...request, payload: command.payload });
    case "chat":
      return decideChat({ ...request, payload: command.payload });
    case "messages":
      return decideMessages({ ...request, payload: command.payload });
    case "rules":
      return decideRules({ ...request, payload: command.payload });
    case "moderation":
      return decideModeration({ ...request, payload: command.payload });
  }
}

/** The room after an event, for the next decision. */
export function evolve(room: Room, event: Happening & { readonly timestamp?: Timestamp }): Room {
  switch (event.namespace) {
    case "control":
      return evolveControl(room, event.payload);
    case "chat":
      return evolveChat(room, event.payload);
    case "messages":
      return evolveMessages(room, event.payload, event.by);
    case "moderation":
      return evolveModeration(room, event.payload, event);
    case "rules":
      return evolveRules(room, event.payload);
  }
}

type Shown = Whole<Apart<JoinSuccess>> & Whole<Apart<Resumed>> & { readonly chat: { readonly enabled: boolean } };

export function shownStates({ room }: { readonly room: Stateful; readonly self: Member }): Shown {
  return { chat: chatSwitch.of(room), rules: roomRules.of(room) };
}

export function shownToModerators(
  room: Stateful,
): Pick<ModerationState, "waiting_room" | "waiting_room_enabled" | keyof ModerationSettings> {
  const { waiting_room } = settings.of(room);
  return { ...shownSettings(room), waiting_room, waiting_room_enabled: waiting_room !== "disabled" };
}

type Telling = (room: Stateful) => Happening | undefined;

/** By namespace: the tally that tells its small state, if one does. The chat's switch and the rules take numbers. */
const tallies: { readonly [Namespace in Event["namespace"]]: Telling | undefined } = {
  chat: undefined,
  control: undefined,
  messages: undefined,
  moderation: undefined,
  rules: undefined,
};

export function toldAnew(namespace: Event["namespace"], room: Stateful): Happening | undefined {
  return tallies[namespace]?.(room);
}
