import type { Event, Id, LogKind } from "../protocol";
import type { Nature, Natures } from "./base/nature";
import type { Happening } from "./base/room";
import { chatEvents } from "./chat/events";
import { controlEvents, handEvent } from "./control/events";
import { messagesEvents } from "./messages/events";
import { moderationEvents } from "./moderation/events";
import { rulesEvents } from "./rules/events";

// The rows of all events. `namespaces.ts` hands on the questions about them; a page loads them only for a large room.

type Of<Namespace> = Extract<Event, { readonly namespace: Namespace }>["payload"];

const natures: { readonly [Namespace in Event["namespace"]]: Natures<Of<Namespace>> } = {
  chat: chatEvents,
  control: controlEvents,
  messages: messagesEvents,
  moderation: moderationEvents,
  rules: rulesEvents,
};

export function natureOf(event: Event): Nature<Event["payload"]> | undefined {
  if ("of_hand" in event) return handEvent as Nature<Event["payload"]>;
  const rows = natures[event.namespace] as Partial<Record<string, Nature<Event["payload"]>>> | undefined;
  return rows?.[event.payload.message];
}

export function endingOf(event: Happening, nature = natureOf(event)) {
  return nature?.endsSessionsOf?.(event.payload, event);
}

export function letInBy(event: Event, nature = natureOf(event)): readonly Id[] | "all" | undefined {
  return nature?.letsIn?.(event.payload);
}

/** All other events are passing. */
export function isDurable(event: Event): boolean {
  const lasts = natureOf(event)?.lasts;
  return lasts === "in its own row" || lasts === "in the log";
}

export function keptOf(event: Event): object {
  const nature = natureOf(event);
  if (nature?.lasts !== "in the log" || nature.keeps === "all") return event.payload;
  const fields: readonly string[] = ["message", ...nature.keeps];
  return Object.fromEntries(Object.entries(event.payload).filter(([field]) => fields.includes(field)));
}

export function logKindOf(event: Event): LogKind | undefined {
  const nature = natureOf(event);
  return nature?.lasts === "in the log" ? nature.kind : undefined;
}

export function isTally(event: Event): boolean {
  return natureOf(event)?.lasts === "as a tally";
}

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

export function participantsIn(event: Event): readonly Id[] {
  return natureOf(event)?.mentions(event.payload) ?? [];
}
