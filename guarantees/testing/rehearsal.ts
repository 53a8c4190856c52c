import {
  type Addressee,
  type Command,
  type Envelope,
  type Id,
  microsecondsAfter,
  timestampAt,
} from "../../src/protocol";
import { sees } from "../../src/room/audience";
import type { Happening, Member } from "../../src/room/base/room";
import { conversationOf } from "../../src/room/chat/exchange";
import { decide, endingOf, isDurable, letInBy } from "../../src/room/namespaces";
import { type History, Recorder } from "../history";
import { Knocks } from "./knocks";
import { outcomeOf } from "./outcome";
import { RehearsedRoom } from "./rehearsed-room";
import { type Told, truthOf } from "./truth";

type Device = { readonly who: Id; name: string; last: number; online: boolean; atDoor: boolean };
/** The passing events of a rehearsal that are not about messages. */
const OF_HANDS: ReadonlySet<string> = new Set([
  ...["update", "hand_raised", "hand_lowered", "raised_hand_reset_by_moderator"],
]);

const chat = (payload: Extract<Command, { namespace: "chat" }>["payload"]): Command => ({ namespace: "chat", payload });

/** A room in which all goes well, played by the rules alone, and recorded as a run would record it. */
export class Rehearsal {
  readonly #recorder: Recorder;
  readonly #devices = new Map<string, Device>();
  readonly #told: Told[] = [];
  readonly #room: RehearsedRoom;
  readonly #door: Knocks;
  #count = 0;

  constructor(members: readonly Member[], history_limit = 100) {
    this.#room = new RehearsedRoom(members);
    this.#recorder = new Recorder({ seed: 0, room_id: this.#room.state.id, history_limit });
    this.#door = new Knocks(this.#recorder);
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
    device.online = true;
    this.#recorder.note({ kind: "opened", device: name, process: 0 });
    const payload = this.#room.resumedFor(this.#snapshot(member.id), missed.length);
    this.#hand(device, { namespace: "control", timestamp: this.#now(), payload });
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

  /** The message that waits since the latest. */
  get newestHeld(): Id {
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
    const { action } = command.payload;
    const free_name = action === "change_display_name" ? command.payload.new_name : undefined;
    const asked_for = { room: this.#room.state, by: this.#room.member(who), new_id, now: timestamp };
    const decision = decide(command, { ...asked_for, ...(free_name && { free_name }) });
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

  /** Searches all that a participant may read for a word. */
  searches(name: string, term: string, limit = 100): void {
    const { who } = this.#device(name);
    const reading = this.#recorder.next();
    this.#recorder.note({ kind: "searching", reading, who, sought: { term, limit } });
    const hits = this.#room.found(who, term);
    const messages = hits.slice(0, limit);
    const place = ({ event: { payload } }: Told) => "id" in payload && payload.id === messages.at(-1)?.id;
    const next = hits.length > limit ? this.#told.find(place)?.number : undefined;
    const page = { messages, participants: [], complete: next === undefined, ...(next && { next: String(next) }) };
    this.#recorder.note({ kind: "searched", reading, page });
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

  /** A stranger comes by an invitation, a moderator bans them and revokes it, and another comes with it in vain. */
  expels(name: string, stranger: Member): void {
    const [code, invite_id] = ["Zk3r9bWf", this.#newId()];
    this.#door.invites(code, invite_id);
    this.#door.knocks(code, "in", { who: stranger.id });
    this.#room.redeems(stranger.id, { invite_id, role: "guest", groups: [] });
    const payload = { action: "ban", target: stranger.id, revoke_invite: true } as const;
    this.does(name, { namespace: "moderation", payload });
    this.#door.knocks(code, "invite_revoked");
  }

  /** A stranger has to wait, is declined, and comes back too early. */
  declines(name: string, { id: who }: Member): void {
    const code = "b7Xw2LqT";
    this.#door.invites(code, this.#newId());
    const meanwhile = () => {
      this.#room.waits(who, this.#now());
      this.does(name, { namespace: "moderation", payload: { action: "decline", target: who } });
    };
    this.#door.knocksAgain(this.#door.knocks(code, "declined", { who, meanwhile }), "too_many_requests");
  }

  /** Makes an invitation for one, lets two come with it, revokes it, and lets a third come. */
  opensTheDoor(): void {
    const code = "QX3uAE2b";
    this.#door.invites(code, this.#newId(), 1);
    for (const outcome of ["in", "invite_used_up"] as const) this.#door.knocks(code, outcome);
    this.#door.revokes(code);
    this.#door.knocks(code, "invite_revoked");
  }

  /** Ends as a run ends: fresh snapshots, whole conversations, the log. */
  settles(): History {
    this.#recorder.note({ kind: "settled", devices: [...this.#devices.keys()] });
    for (const { who, name } of [...this.#devices.values()]) {
      this.joins(`${name}, fresh`, this.#room.member(who));
      this.fetches(name);
    }
    for (const entry of truthOf(this.#room, this.#told)) this.#recorder.note(entry);
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
        device.last = told.number;
        this.#hand(device, { ...ending.told, timestamp } as Envelope);
        device.online = false;
      }
      const isOfMoment = event.namespace === "messages" || OF_HANDS.has(event.payload.message);
      if (!device.online || (number === undefined && !isOfMoment)) continue;
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
