import {
  type Addressee,
  type Command,
  type Envelope,
  type Id,
  type LogEntry,
  microsecondsAfter,
  timestampAt,
} from "../../src/protocol";
import { sees } from "../../src/room/audience";
import type { Happening, Member } from "../../src/room/base/room";
import { seesMessage } from "../../src/room/base/viewer";
import { addresseeIn, conversationOf } from "../../src/room/chat/exchange";
import { decide, endingOf, isDurable, letInBy, natureOf } from "../../src/room/namespaces";
import { type History, Recorder } from "../history";
import { outcomeOf } from "./outcome";
import { RehearsedRoom } from "./rehearsed-room";

type Device = { readonly who: Id; name: string; last: number; online: boolean; atDoor: boolean };
type Told = {
  readonly number: number;
  readonly event: Happening;
  readonly timestamp: string;
  readonly transaction_id?: string;
};

const chat = (payload: Extract<Command, { namespace: "chat" }>["payload"]): Command => ({ namespace: "chat", payload });

/** A room in which all goes well, played by the rules alone, and recorded as a run would record it. */
export class Rehearsal {
  readonly #recorder: Recorder;
  readonly #devices = new Map<string, Device>();
  readonly #told: Told[] = [];
  readonly #room: RehearsedRoom;
  #count = 0;

  constructor(members: readonly Member[], history_limit = 100) {
    this.#room = new RehearsedRoom(members);
    this.#recorder = new Recorder({ seed: 0, room_id: this.#room.state.id, history_limit });
  }

  get history(): History {
    return this.#recorder;
  }

  joins(name: string, { id }: Member): void {
    const device = { who: id, name, last: this.#told.length, online: true, atDoor: false };
    this.#devices.set(name, device);
    this.#recorder.note({ kind: "opened", device: name, process: 0 });
    this.#hand(device, { namespace: "control", timestamp: this.#now(), payload: this.#snapshot(id) });
  }

  /** Comes to the door, asks in vain for what is said inside, and enters when somebody accepts. */
  waits(name: string, { id }: Member): void {
    const device = this.#device(name);
    this.#room.waits(id, this.#now());
    device.atDoor = true;
    this.#says(device, { message: "in_waiting_room", id });
    const reading = this.#recorder.next();
    this.#recorder.note({ kind: "reading", reading, who: id, question: { scope: "global", limit: 10 } });
    this.#recorder.note({ kind: "read", reading, refused: "not_found" });
  }

  enters(name: string, member: Member): void {
    this.#device(name).atDoor = false;
    this.#room.admits(member.id);
    this.joins(name, member);
  }

  drops(name: string): void {
    this.#device(name).online = false;
  }

  resumes(name: string): void {
    const device = this.#device(name);
    const member = this.#room.member(device.who);
    const missed = this.#told
      .slice(device.last)
      .filter(({ event }) => sees(this.#room.viewer(device.who), event))
      .flatMap((told): Told[] => {
        const event = this.#room.replayed(told.event);
        return event === undefined ? [] : [{ ...told, event }];
      });
    const { module_data, id, display_name, role, is_room_owner, participants } = this.#snapshot(member.id);
    const { room_history: _, groups_history: __, private_history: ___, ...state } = module_data.chat;
    const { rules } = module_data;
    device.online = true;
    this.#recorder.note({ kind: "opened", device: name, process: 0 });
    this.#hand(device, {
      namespace: "control",
      timestamp: this.#now(),
      payload: {
        ...{
          message: "resumed",
          id,
          display_name,
          role,
          is_room_owner,
          hand_is_up: false,
          missed: missed.length,
          participants,
        },
        module_data: { chat: state, rules, messages: { reactions: this.#room.reactionsFor(device.who) } },
      },
    });
    for (const told of missed) this.#tell(device, told);
    device.last = this.#told.length;
  }

  sends(name: string, to: Addressee = { scope: "global" }): void {
    this.does(name, chat({ action: "send_message", ...to, content: `message ${this.#count}` }));
  }

  /** Sends a message to everyone that has to wait. Returns its id. */
  holds(name: string): Id {
    this.sends(name);
    return this.#room.newestHeld;
  }

  /** Reports a message. Returns the report's id. */
  reports(name: string, message_id: Id): Id {
    this.does(name, { namespace: "messages", payload: { action: "report", message_id, reason: "spam" } });
    return this.#room.newestReport;
  }

  /** Gives a command. With `again` the first answer is lost, and the command is repeated. */
  does(name: string, command: Command, { again = false } = {}): void {
    const { who } = this.#device(name);
    const transaction_id = `t-${this.#count}`;
    const asked = { kind: "asked", who, device: name, transaction_id, command } as const;
    let attempt = this.#recorder.next();
    this.#recorder.note({ ...asked, attempt });
    const new_id = this.#newId();
    const timestamp = this.#now();
    const decision = decide(command, { room: this.#room.state, by: this.#room.member(who), new_id, now: timestamp });
    if (decision.kind === "accepted")
      // An approved message is its author's, and no news of a command of theirs.
      for (const [index, event] of decision.events.entries())
        this.#happens(event, microsecondsAfter(timestamp, index), event.by === who ? transaction_id : undefined);
    if (again) {
      this.#recorder.note({ kind: "answered", attempt, outcome: { lost: "closed" } });
      attempt = this.#recorder.next();
      this.#recorder.note({ ...asked, attempt });
    }
    this.#recorder.note({ kind: "answered", attempt, outcome: outcomeOf(decision, timestamp) });
  }

  reads(name: string, to: Addressee, limit = 100): void {
    const { who } = this.#device(name);
    const reading = this.#recorder.next();
    this.#recorder.note({ kind: "reading", reading, who, question: { ...to, limit } });
    const all = this.#room.archive.of(conversationOf(who, to));
    const page = {
      ...{ messages: this.#room.read(who, all.slice(-limit)), complete: all.length <= limit, participants: [] },
      pinned: this.#room.pinnedFor(who, this.#now(), conversationOf(who, to)),
    };
    this.#recorder.note({ kind: "read", reading, page });
  }

  /** Asks for all messages by their ids, and is answered with those that the asker may see. */
  fetches(name: string): void {
    const { who } = this.#device(name);
    const reading = this.#recorder.next();
    const { all } = this.#room.archive;
    this.#recorder.note({ kind: "fetching", reading, who, ids: all.map(({ id }) => id) });
    const messages = this.#room.read(who, this.#room.visibleTo(who));
    this.#recorder.note({ kind: "fetched", reading, messages });
  }

  /** The newest message of a device's participant. */
  newestOf(name: string): Id {
    const { who } = this.#device(name);
    const own = this.#room.archive.all.filter(({ source }) => source === who);
    own.sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1));
    const newest = own.at(-1);
    if (newest === undefined) throw new Error(`${name} wrote nothing`);
    return newest.id;
  }

  /** Makes an invitation for one, lets two come with it, revokes it, and lets a third come. */
  opensTheDoor(): void {
    const code = "QX3uAE2b";
    this.#recorder.note({ kind: "invited", code, max_uses: 1 });
    for (const outcome of ["in", "invite_used_up", "invite_revoked"] as const) {
      const knock = this.#recorder.next();
      if (outcome === "invite_revoked")
        for (const kind of ["revoking", "revoked"] as const) this.#recorder.note({ kind, code });
      this.#recorder.note({ kind: "knocked", knock, code });
      this.#recorder.note({ kind: "let", knock, outcome });
    }
  }

  /** Ends as a run ends: fresh snapshots, whole conversations, the log. */
  settles(): History {
    this.#recorder.note({ kind: "settled", devices: [...this.#devices.keys()] });
    for (const { who, name } of [...this.#devices.values()]) {
      this.joins(`${name}, fresh`, this.#room.member(who));
      this.fetches(name);
    }
    for (const [conversation, messages] of this.#room.archive.conversations) {
      const [message] = messages;
      const reader = [...this.#room.state.members.keys()].find(
        (id) => message && seesMessage(this.#room.viewer(id), message, 0),
      );
      if (reader)
        this.#recorder.note({
          ...{ kind: "whole", who: reader, to: addresseeIn(conversation, reader) },
          messages: this.#room.read(reader, messages),
        });
    }
    const entries = this.#told.flatMap(({ number, event, timestamp }): LogEntry[] => {
      const told = natureOf(event)?.lasts === "in the log" ? this.#room.replayed(event) : undefined;
      if (told === undefined || !this.#room.isInLog(told)) return [];
      const { content: _, ...payload } = { content: "", ...told.payload };
      return [{ id: String(number), namespace: told.namespace, payload, timestamp }];
    });
    this.#recorder.note({ kind: "log", entries });
    return this.#recorder;
  }

  #happens(event: Happening, timestamp: string, transaction_id: string | undefined): void {
    const viewers = new Map([...this.#room.state.members.keys()].map((id) => [id, this.#room.viewer(id)]));
    this.#room.keep(event, timestamp);
    const number = isDurable(event) ? this.#told.length + 1 : undefined;
    const told = { number: number ?? this.#told.length, event, timestamp, ...(transaction_id && { transaction_id }) };
    if (number !== undefined) this.#told.push(told);
    const ending = endingOf(event);
    for (const device of this.#devices.values()) {
      if (device.atDoor && letInBy(event)?.includes(device.who)) this.#says(device, { message: "accepted" });
      if (device.online && ending?.ids.includes(device.who)) {
        this.#hand(device, { ...ending.told, timestamp } as Envelope);
        device.online = false;
      }
      if (!device.online || (number === undefined && event.namespace !== "messages")) continue;
      if (sees(viewers.get(device.who) ?? this.#room.viewer(device.who), event)) this.#tell(device, told);
      device.last = told.number;
    }
  }

  #says({ who, name }: Device, payload: Extract<Envelope, { namespace: "moderation" }>["payload"]): void {
    const envelope: Envelope = { namespace: "moderation", timestamp: this.#now(), payload };
    this.#recorder.note({ kind: "waited", who, device: name, id: "waiting", envelope });
  }

  #tell(device: Device, { number, event, timestamp, transaction_id }: Told): void {
    const { namespace, payload, by } = event;
    const own = by === device.who && transaction_id !== undefined;
    device.last = number;
    this.#hand(device, { namespace, payload, timestamp, ...(own && { transaction_id }) } as Envelope);
  }

  #hand({ who, name, last }: Device, envelope: Envelope): void {
    this.#recorder.note({ kind: "came", who, device: name, id: last, envelope });
  }

  #snapshot(who: Id) {
    return this.#room.snapshotFor(who, this.#now(), this.#recorder.history_limit);
  }

  #device(name: string): Device {
    const device = this.#devices.get(name);
    if (device === undefined) throw new Error(`there is no ${name}`);
    return device;
  }

  #now(): string {
    return timestampAt(Date.UTC(2026, 0, 13, 12) + this.#count * 10);
  }

  #newId(): Id {
    this.#count += 1;
    return `1b4e28ba-0000-4000-8000-${String(this.#count).padStart(12, "0")}`;
  }
}
