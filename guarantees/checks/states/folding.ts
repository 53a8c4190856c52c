import { isDeepStrictEqual } from "node:util";
import type { Envelope, JoinSuccess, ModerationState, OpenReport, Timestamp } from "../../../src/protocol";
import type { Conversation } from "../../../src/room/chat/conversation";
import { begin, evolve, here, type View, withoutEndedMutes } from "../../../src/room/view";
import type { Evidence } from "../../evidence/evidence";
import { reads } from "../../evidence/standing";
import type { Stream } from "../../evidence/streams";

/** After this many folded events, everything older than any snapshot is dropped. */
const FORGET_EVERY = 256;

/** Folding the events of a stream gives, in the end, the state that a fresh `join_success` shows. */
export function* folding({ streams, settled, history }: Evidence): Generator<string> {
  if (settled === undefined) return;
  const fresh = streams.all.filter(
    ({ first, device }) => first.place > settled.place && !settled.devices.includes(device),
  );
  for (const device of settled.devices) {
    const stream = streams.all.findLast((it) => it.device === device);
    const snapshots = fresh.filter(({ who }) => who === stream?.who);
    if (stream === undefined || snapshots.length === 0) yield `${device} has nothing to be held against in the end`;
    else {
      const view = folded(stream, history.history_limit);
      for (const it of snapshots)
        for (const what of differences(view, folded(it, history.history_limit), upTo(it, history.history_limit)))
          yield `${device} came to other ${what} than ${it.device} was shown`;
    }
  }
}

/** The history limit of a snapshot, and the room's clock then. */
type Fresh = { readonly limit: number; readonly now: Timestamp };

export function upTo({ first }: Stream, limit: number): Fresh {
  return { limit, now: first.envelope.timestamp };
}

/** The differences between a device's folded state and a fresh snapshot: the run waits until there are none. */
export function* differences(view: View, fresh: View, { limit, now }: Fresh): Generator<string> {
  const [ours, theirs] = [essence(view, now), essence(fresh, now)];
  const keys = ["self", "enabled", "here", "muted", "moderation", "settings", "held", "reports"] as const;
  for (const key of keys) if (!isDeepStrictEqual(ours[key], theirs[key])) yield key;
  for (const part of new Set([...ours.parts.keys(), ...theirs.parts.keys()]))
    if (!isDeepStrictEqual(ours.parts.get(part), theirs.parts.get(part))) yield part;
  for (const key of new Set([...ours.conversations.keys(), ...theirs.conversations.keys()]))
    if (!isSame(ours.conversations.get(key), theirs.conversations.get(key), limit)) yield `messages of ${key}`;
}

/** The state that a stream's events lead to, as the browser folds them. */
export function folded({ first, later }: Stream, limit: number): View {
  let view = begin(first.envelope as Envelope & { payload: JoinSuccess });
  later.forEach(({ envelope }, index) => {
    view = evolve(view, envelope);
    if (limit > 0 && index % FORGET_EVERY === 0) view = forgetful(view, limit);
  });
  return view;
}

/** Drops everything that no snapshot shows any more, so that folding a long stream takes linear time. */
function forgetful(view: View, limit: number): View {
  const conversations = Object.entries(view.chat.conversations).map(([key, it]) =>
    it.messages.length <= limit ? [key, it] : [key, { ...it, messages: it.messages.slice(-limit), complete: false }],
  );
  return { ...view, notices: [], chat: { ...view.chat, conversations: Object.fromEntries(conversations) } };
}

/** The parts of a view that hold more than a fresh one shows. All others, those of later namespaces too, are compared whole. */
const APART: readonly string[] = ["self", "room", "control", "chat", "pins", "review", "moderation", "notices"];

/** People here, the user's own rights, the rules, the restricted people, what waits, and every conversation with content: the part that no time of joining changes. */
function essence(all: View, now: Timestamp) {
  const view = withoutEndedMutes(all, now);
  const { display_name, role, is_room_owner, hand_is_up, hand_updated_at } = view.self.module_data.control;
  const { raise_hands_enabled, display_name_change_restrictions, name_is_given } = view.control;
  const others = here(view).filter(({ id }) => id !== view.self.id);
  const conversations = Object.values(view.chat.conversations);
  return {
    self: {
      display_name,
      role,
      is_room_owner,
      hand_is_up,
      hand_updated_at,
      groups: [...view.self.module_data.chat.groups].sort(),
    },
    enabled: view.chat.enabled,
    muted: view.chat.muted,
    parts: new Map(Object.entries(view).filter(([part]) => !APART.includes(part))),
    settings: { raise_hands_enabled, display_name_change_restrictions, name_is_given },
    held: new Map(view.review.held.map(({ timestamp: _, ...message }) => [message.id, message])),
    reports: new Map(view.review.reports.map((it) => [it.report_id, reportOf(view, it)])),
    moderation: view.moderation && moderationOf(view.moderation),
    here: new Map(others.map((it) => [it.id, it])),
    conversations: new Map(
      conversations
        .filter(({ to, messages }) => to.scope !== "private" || messages.length > 0)
        .map((it) => [it.key, it]),
    ),
  };
}

/** A report. Nobody is told of what becomes of a message that they do not see otherwise. */
function reportOf({ self }: View, report: OpenReport) {
  const { content, edited_at, ...rest } = report;
  return reads(self.id, self.module_data.chat.groups, report) ? report : rest;
}

type Shown = ModerationState & { readonly name_is_given?: true };

/** The restricted people in an order that says nothing. */
function moderationOf({ muted, banned_participants, waiting_room_participants, ...all }: Shown) {
  // Whether the own name is given stands beside it, for everybody.
  const { name_is_given: _, ...settings } = all;
  return {
    ...settings,
    muted: new Map(muted.map(({ target, ...mute }) => [target, mute])),
    banned: new Map(banned_participants.map((it) => [it.participant_id, it])),
    waiting: new Map(waiting_room_participants.map((it) => [it.id, it])),
  };
}

/** True if the shorter of two conversations is the end of the longer, and shorter for a reason. */
function isSame(view: Conversation | undefined, fresh: Conversation | undefined, limit: number): boolean {
  if (view === undefined || fresh === undefined) return false;
  const count = Math.min(view.messages.length, fresh.messages.length);
  if (
    !isDeepStrictEqual(count === 0 ? [] : view.messages.slice(-count), count === 0 ? [] : fresh.messages.slice(-count))
  )
    return false;
  if (view.messages.length < fresh.messages.length) return !view.complete;
  return view.messages.length === fresh.messages.length || (limit > 0 && fresh.messages.length === limit);
}
