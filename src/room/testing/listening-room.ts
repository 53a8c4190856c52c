import type { Command, Envelope, Id } from "../../protocol";
import { sees, viewerAfter } from "../audience";
import type { Happening, Member, Room } from "../base/room";
import type { Viewer } from "../base/viewer";
import { justSent } from "../chat/decide";
import { participantOf } from "../control/members";
import { decide, evolve, isDurable } from "../namespaces";
import { type Act, messageId, type SessionName } from "./acts";
import { now, roomOf } from "./cast";

type Listener = { viewer: Viewer; position: number; isHere: boolean; readonly heard: string[] };

/**
 * A model of the server: each session hears what `sees` allows at that point, and gets the missed events when it comes
 * back.
 */
export class ListeningRoom {
  #room: Room;
  readonly #listeners = new Map<SessionName, Listener>();
  /** The durable events by number, without erased ones. */
  #log: (Happening & { readonly number: number })[] = [];
  #head = 0;
  #tried = 0;

  constructor(members: readonly Member[]) {
    this.#room = roomOf(members);
    for (const member of members)
      for (const device of ["laptop", "phone"] as const) {
        const session: SessionName = `${member.id} ${device}`;
        this.#listeners.set(session, { viewer: as(member, session), position: 0, isHere: true, heard: [] });
      }
  }

  heard(session: SessionName): readonly string[] {
    return this.#listener(session).heard;
  }

  after({ session, what }: Act): void {
    const listener = this.#listener(session);
    const { id } = listener.viewer;
    if (what === "drops" || what === "returns") {
      if (listener.isHere === (what === "returns")) return;
      const before = this.#isHere(id);
      listener.isHere = what === "returns";
      if (listener.isHere) this.#replay(session, listener);
      if (before && !this.#isHere(id))
        this.#happens({ namespace: "control", payload: { message: "left", id, reason: "quit" } });
      if (!before)
        this.#happens({ namespace: "control", payload: { message: "joined", ...participantOf(this.#member(id)) } });
    } else if (listener.isHere && what === "floods")
      this.#happens({ namespace: "control", payload: { message: "flooding", target: id } });
    else if (listener.isHere) this.#does(session, id, what as Command);
  }

  #does(session: SessionName, id: Id, command: Command): void {
    if (command.payload.action === "send_message") this.#tried += 1;
    const new_id = messageId(this.#tried);
    const decision = decide(command, { room: this.#room, by: this.#member(id), new_id, session, now });
    if (decision.kind === "accepted") for (const event of decision.events) this.#happens(event);
  }

  #happens(event: Happening): void {
    if (event.payload.message === "history_cleared") this.#log = this.#log.filter(({ payload }) => !isCleared(payload));
    if (isDurable(event)) this.#log.push({ ...event, number: ++this.#head });
    this.#room = evolve(this.#room, event);
    const { payload } = event;
    if (payload.message === "message_sent")
      this.#room = {
        ...this.#room,
        messages: new Map(this.#room.messages).set(
          payload.id,
          justSent(payload, { timestamp: now, number: this.#head }),
        ),
      };
    for (const listener of this.#listeners.values()) if (listener.isHere) this.#hear(listener, event);
  }

  #hear(listener: Listener, event: Happening): void {
    if (sees(listener.viewer, event)) listener.heard.push(lineOf(event));
    listener.viewer = viewerAfter(listener.viewer, event);
    listener.position = this.#head;
  }

  /** As the protocol says: exactly the missed events, or the whole state when the own role or groups have changed. */
  #replay(session: SessionName, listener: Listener): void {
    const missed = this.#log.filter(({ number }) => number > listener.position);
    const { id } = listener.viewer;
    if (missed.some(({ payload }) => payload.message === "update" && payload.id === id)) {
      listener.heard.push("all anew");
      listener.viewer = as(this.#member(id), session);
    } else for (const event of missed) this.#hear(listener, event);
    listener.position = this.#head;
  }

  #isHere(id: Id): boolean {
    return [...this.#listeners.values()].some(({ viewer, isHere }) => viewer.id === id && isHere);
  }

  #listener(session: SessionName): Listener {
    const listener = this.#listeners.get(session);
    if (listener === undefined) throw new Error(`there is no session ${session}`);
    return listener;
  }

  #member(id: Id): Member {
    const member = this.#room.members.get(id);
    if (member === undefined) throw new Error(`nobody is ${id}`);
    return member;
  }
}

function as({ id, role, groups, visible_from }: Member, session: SessionName): Viewer {
  return { id, role, groups, visible_from, session };
}

/** A message goes, and what is told about it. */
function isCleared(payload: Envelope["payload"]): boolean {
  return ["message_sent", "message_pinned", "message_unpinned"].includes(payload.message) && "scope" in payload
    ? payload.scope === "global"
    : false;
}

/** The namespaces in which people act here. */
const PLAYED = ["control", "chat", "messages", "rules"] as const;
type Played = Extract<Happening, { readonly namespace: (typeof PLAYED)[number] }>;

function isPlayed(event: Happening): event is Played {
  return PLAYED.some((it) => it === event.namespace);
}

/** An event in a few words, for comparing. */
function lineOf(event: Happening): string {
  if (!isPlayed(event)) throw new Error(`nobody acts in ${event.namespace} here`);
  const { payload } = event;
  switch (payload.message) {
    case "message_sent": {
      const { content, mentions = [], mention_groups = [], mention_all } = payload;
      return [content, ...mentions, ...mention_groups, ...(mention_all ? ["@all"] : [])].join(" ");
    }
    case "update": {
      const { control, chat } = payload.module_data;
      return `update ${payload.id} ${control.role} ${chat.groups.join()}`;
    }
    case "role_updated":
      return `role ${payload.new_role}`;
    case "flooding":
      return `flooding ${payload.target}`;
    case "joined":
    case "left":
      return `${payload.message} ${payload.id}`;
    case "set_last_seen_timestamp":
      return `seen ${payload.scope}`;
    case "chat_enabled":
      return `enable_chatd by ${payload.issued_by}`;
    case "chat_disabled":
      return `disable_chatd by ${payload.issued_by}`;
    case "message_edited":
      return `edited ${payload.id} ${payload.content}`;
    case "message_deleted":
      return `deleted ${payload.id} by ${payload.issued_by}`;
    case "messages_deleted":
      return `${payload.count} of ${payload.source} deleted by ${payload.issued_by}`;
    case "message_pinned":
      return `pinned ${payload.id} ${payload.announcement} ${payload.until} by ${payload.issued_by}`;
    case "message_unpinned":
      return `unpinned ${payload.id} by ${payload.issued_by}`;
    case "reactions_changed":
      return `reactions ${payload.id} ${payload.reactions.map(({ reaction, count }) => `${count}${reaction}`).join()}`;
    case "own_reactions":
      return `own ${payload.id} ${payload.reactions.join()}`;
    case "typing":
      return `${payload.source} is typing`;
    case "message_held":
      return `held ${payload.content} ${payload.because}`;
    case "message_approved":
      return `approved ${payload.id} by ${payload.issued_by}`;
    case "message_rejected":
      return `rejected ${payload.id} by ${payload.issued_by}`;
    case "message_reported":
      return `reported ${payload.id} by ${payload.by}`;
    case "report_resolved":
      return `resolved ${payload.report_id} ${payload.resolution} by ${payload.issued_by}`;
    case "report_changed":
      return `changed ${payload.id} ${payload.content}`;
    case "history_cleared":
      return `cleared by ${payload.issued_by}`;
    case "rules_changed": {
      const { post_global, post_groups, private: privately, mention_all, typing } = payload.rules;
      return `rules ${[post_global, post_groups, privately, mention_all, typing].join(" ")} by ${payload.issued_by}`;
    }
    case "hand_raised":
    case "hand_lowered":
    case "filters_changed":
    case "join_success":
    case "resumed":
    case "presence":
    case "error":
      throw new Error(`nobody hears ${payload.message} here`);
  }
}
