import type {
  Command,
  Envelope,
  Event,
  Id,
  JoinSuccess,
  LogKind,
  ModerationSettings,
  ModerationState,
  Resumed,
  Rules,
} from "../protocol";
import type { Nature, Natures } from "./base/nature";
import type { Decision, Happening, Member, Needs, Request, Room } from "./base/room";
import { settings, shownSettings } from "./base/settings";
import type { Stateful } from "./base/small-state";
import { decideChat, evolveChat, needsOfChat } from "./chat/decide";
import { chatEvents } from "./chat/events";
import { chatSwitch } from "./chat/switch";
import { decideControl, evolveControl, needsOfControl } from "./control/decide";
import { controlEvents, handEvent } from "./control/events";
import { decideMessages, evolveMessages, needsOfMessages } from "./messages/decide";
import { messagesEvents } from "./messages/events";
import { decideModeration, evolveModeration, needsOfModeration } from "./moderation/decide";
import { moderationEvents } from "./moderation/events";
import { decideRules, evolveRules, needsOfRules } from "./rules/decide";
import { rulesEvents } from "./rules/events";
import { DEFAULT_RULES, roomRules } from "./rules/rules";

// All questions about commands and events go through here; each namespace answers in its own folder.

/** The data that a decision on a command needs. */
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

/** Decides a command: its events, or the refusal. */
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
export function evolve(room: Room, event: Happening): Room {
  switch (event.namespace) {
    case "control":
      return evolveControl(room, event.payload);
    case "chat":
      return evolveChat(room, event.payload);
    case "messages":
      return evolveMessages(room, event.payload, event.by);
    case "moderation":
      return evolveModeration(room, event.payload, event.sent_away);
    case "rules":
      return evolveRules(room, event.payload);
  }
}

/** The namespaces whose answers in `join_success` and `resumed`, or whose parts of a view, need those of the others. */
type Woven = "control" | "chat" | "messages" | "moderation";
/** A part of every namespace, even where the protocol lets it be left out. */
export type Whole<Parts> = { readonly [Namespace in keyof Required<Parts>]: Parts[Namespace] };
type Apart<Payload extends JoinSuccess | Resumed> = Omit<Payload["module_data"], Woven>;

type Shown = Whole<Apart<JoinSuccess>> & Whole<Apart<Resumed>> & { readonly chat: { readonly enabled: boolean } };

/** The small states as a participant may see them: in `join_success`, and whole again in `resumed`. */
export function shownStates({ room }: { readonly room: Stateful; readonly self: Member }): Shown {
  return { chat: chatSwitch.of(room), rules: roomRules.of(room) };
}

/** The settings as moderators see them. */
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

/** The tally that tells a small state as it is now, for sessions that missed earlier ones. */
export function toldAnew(namespace: Event["namespace"], room: Stateful): Happening | undefined {
  return tallies[namespace]?.(room);
}

/** The parts of a view that need no others, by namespace. The others are in `view.ts`. */
export type Parts = { readonly rules: Rules };

/** The parts after a `join_success` or a `resumed`, which both show the small states whole. */
export function partsIn({ rules = DEFAULT_RULES, ...others }: Apart<JoinSuccess> & Apart<Resumed>): Parts {
  others satisfies Readonly<Record<string, never>>;
  return { rules };
}

/** The parts after an event. Idempotent. */
export function evolveParts(parts: Parts, envelope: Exclude<Envelope, { readonly namespace: Woven }>): Parts {
  switch (envelope.namespace) {
    case "rules":
      return envelope.payload.message === "rules_changed" ? { ...parts, rules: envelope.payload.rules } : parts;
  }
}

type Of<Namespace> = Extract<Event, { readonly namespace: Namespace }>["payload"];

const natures: { readonly [Namespace in Event["namespace"]]: Natures<Of<Namespace>> } = {
  chat: chatEvents,
  control: controlEvents,
  messages: messagesEvents,
  moderation: moderationEvents,
  rules: rulesEvents,
};

/** The row of an event; `undefined` for one that this version does not know. */
export function natureOf(event: Event): Nature<Event["payload"]> | undefined {
  if ("of_hand" in event) return handEvent as Nature<Event["payload"]>;
  const rows = natures[event.namespace] as Partial<Record<string, Nature<Event["payload"]>>> | undefined;
  return rows?.[event.payload.message];
}

/** The participants whose sessions an event ends, and their last event. */
export function endingOf(event: Happening, nature = natureOf(event)) {
  return nature?.endsSessionsOf?.(event.payload, event);
}

/** The participants at the door whom an event lets in. */
export function letInBy(event: Event, nature = natureOf(event)): readonly Id[] | "all" | undefined {
  return nature?.letsIn?.(event.payload);
}

/** Whether an event takes a number of its room and is stored; all others are passing. */
export function isDurable(event: Event): boolean {
  const lasts = natureOf(event)?.lasts;
  return lasts === "in its own row" || lasts === "in the log";
}

/** The part of an event of the log that its row keeps: the rest stands in other rows. */
export function keptOf(event: Event): object {
  const nature = natureOf(event);
  if (nature?.lasts !== "in the log" || nature.keeps === "all") return event.payload;
  const fields: readonly string[] = ["message", ...nature.keeps];
  return Object.fromEntries(Object.entries(event.payload).filter(([field]) => fields.includes(field)));
}

/** The kind of an event of the log. */
export function logKindOf(event: Event): LogKind | undefined {
  const nature = natureOf(event);
  return nature?.lasts === "in the log" ? nature.kind : undefined;
}

/** Whether a passing event tells the newest state of stored data, so that a session that missed it can learn of it. */
export function isTally(event: Event): boolean {
  return natureOf(event)?.lasts === "as a tally";
}

/** Whether an event overwrites a message's text, so that nobody is told the text of before. */
export function takesText(event: Event): boolean {
  return natureOf(event)?.takesText === true;
}

/** The key under which an event is gathered; `undefined` for one that is sent at once. */
export function gatheredBy(event: Event): string | undefined {
  return natureOf(event)?.gatheredBy?.(event.payload);
}

/** The subject of the tallies that may not follow an event; "all" for all of them. */
export function endedBy(event: Event): string | undefined {
  return natureOf(event)?.ends?.(event.payload);
}

/** Whether a tally is on a subject that an event has ended. */
export function isEnded(tally: Event, ended: string): boolean {
  return natureOf(tally)?.tells?.(tally.payload) === ended;
}

/** The participants that an event refers to by id. */
export function participantsIn(event: Event): readonly Id[] {
  return natureOf(event)?.mentions(event.payload) ?? [];
}
