import type { Addressee, Command, Id } from "../../protocol";
import type { Member } from "../base/room";
import { type Act, messageId, type SessionName } from "./acts";

type Person = { id: Id; role: string; fallback: string; isOwner: boolean; groups: string[] };
type Said = { readonly by: Person; readonly scope: string; readonly target?: string };
type Listener = {
  readonly person: Person;
  isHere: boolean;
  /** Lines to deliver on return; a global one is dropped if it is cleared before. */
  missed: { readonly line: string; readonly isGlobal: boolean }[];
  /** The own role or groups changed during the absence. */
  changed: boolean;
  readonly heard: string[];
};

/**
 * The expected events of each session, derived a second time from the specification and `docs/protocol.md`,
 * independently of the rules: one paragraph for each command, with its audience.
 */
export class Oracle {
  readonly #people: Person[];
  readonly #listeners = new Map<SessionName, Listener>();
  #enabled = true;
  #rules = { post_global: "everyone", post_groups: "everyone", private: "everyone", mention_all: "moderators" };
  #typing = true;
  #tried = 0;
  readonly #messages = new Map<Id, Said>();
  readonly #pins = new Map<Id, string>();

  constructor(members: readonly Member[]) {
    this.#people = members.map(({ id, role, invited_role = "user", is_room_owner, groups }) => ({
      id,
      role,
      fallback: invited_role,
      isOwner: is_room_owner,
      groups: [...groups],
    }));
    for (const person of this.#people)
      for (const device of ["laptop", "phone"] as const)
        this.#listeners.set(`${person.id} ${device}`, {
          person,
          isHere: true,
          missed: [],
          changed: false,
          heard: [],
        });
  }

  heard(session: SessionName): readonly string[] {
    return this.#listener(session).heard;
  }

  isHere(session: SessionName): boolean {
    return this.#listener(session).isHere;
  }

  after({ session, what }: Act): void {
    const listener = this.#listener(session);
    if (what === "drops") this.#drops(listener);
    else if (what === "returns") this.#returns(listener);
    else if (!listener.isHere) return;
    else if (what === "floods")
      this.#tell(`flooding ${listener.person.id}`, ({ person }) => person.role === "moderator", "passing");
    else this.#commands(listener, what);
  }

  #commands(by: Listener, { payload }: Command): void {
    const me = by.person;
    const isModerator = me.role === "moderator";
    switch (payload.action) {
      case "send_message": {
        this.#tried += 1;
        if (!this.#enabled || !this.#mayWrite(me, payload)) return;
        const { mentions = [], mention_groups = [], mention_all } = payload;
        const groups = payload.scope === "global" ? me.groups : payload.scope === "group" ? [payload.target] : [];
        const mayCall = isModerator || this.#rules.mention_all === "everyone";
        if ((mention_all && !mayCall) || mention_groups.some((it) => !groups.includes(it))) return;
        const isHeard = payload.scope !== "group" || me.groups.includes(payload.target);
        if (isHeard) this.#messages.set(messageId(this.#tried), { by: me, ...payload });
        const line = (readers: (person: Person) => boolean) => {
          const pinged = mentions.filter((id) => readers(this.#person(id)));
          return [payload.content, ...pinged, ...mention_groups, ...(mention_all ? ["@all"] : [])].join(" ");
        };
        if (payload.scope === "global")
          this.#tell(
            line(() => true),
            () => true,
            "global",
          );
        if (payload.scope === "group" && me.groups.includes(payload.target)) {
          const isMember = (person: Person) => person.groups.includes(payload.target);
          this.#tell(line(isMember), ({ person }) => isMember(person));
        }
        if (payload.scope === "private") {
          const isOfTheTwo = (person: Person) => person === me || person.id === payload.target;
          this.#tell(line(isOfTheTwo), ({ person }) => isOfTheTwo(person));
        }
        return;
      }
      case "set_last_seen_timestamp": {
        if (payload.scope === "group" && !me.groups.includes(payload.target)) return;
        this.#tell(`seen ${payload.scope}`, (it) => it.person === me && it !== by, "passing");
        return;
      }
      case "typing": {
        if (!this.#enabled || (payload.scope === "group" && !me.groups.includes(payload.target))) return;
        if (!this.#typing || !this.#mayWrite(me, payload)) return;
        const isOther = ({ person }: Listener) => person !== me;
        const hears = ({ person }: Listener) =>
          payload.scope === "global" ||
          (payload.scope === "group" ? person.groups.includes(payload.target) : person.id === payload.target);
        this.#tell(`${me.id} is typing`, (it) => isOther(it) && hears(it), "passing");
        return;
      }
      case "enable_chat":
      case "disable_chat": {
        if (!isModerator) return;
        this.#enabled = payload.action === "enable_chat";
        this.#tell(`${payload.action}d by ${me.id}`, () => true);
        return;
      }
      case "clear_history": {
        if (!isModerator) return;
        for (const it of this.#listeners.values()) it.missed = it.missed.filter(({ isGlobal }) => !isGlobal);
        for (const [id, { scope }] of this.#messages)
          if (scope === "global") {
            this.#messages.delete(id);
            this.#pins.delete(id);
          }
        this.#tell(`cleared by ${me.id}`, () => true);
        return;
      }
      case "pin": {
        const said = isModerator ? this.#seenBy(me, payload.message_id) : undefined;
        const { announcement = false, until } = payload;
        const how = `${announcement} ${until}`;
        if (said === undefined || (until !== undefined && until < "2026-01-13T14")) return;
        if (this.#pins.get(payload.message_id) === how) return;
        this.#pins.set(payload.message_id, how);
        this.#tellOf(said, `pinned ${payload.message_id} ${how} by ${me.id}`);
        return;
      }
      case "unpin": {
        const said = isModerator ? this.#seenBy(me, payload.message_id) : undefined;
        if (said !== undefined && this.#pins.delete(payload.message_id))
          this.#tellOf(said, `unpinned ${payload.message_id} by ${me.id}`);
        return;
      }
      case "grant_moderator_role":
      case "revoke_moderator_role": {
        const target = this.#person(payload.target);
        const grants = payload.action === "grant_moderator_role";
        if (!isModerator || target.isOwner || (target.role === "moderator") === grants) return;
        this.#change(target, { role: grants ? "moderator" : target.fallback });
        this.#tell(`role ${target.role}`, ({ person }) => person === target);
        return;
      }
      case "set_groups": {
        const target = this.#person(payload.target);
        const given = target.groups.filter((it) => it !== "@moderators");
        const isSame = given.sort().join() === [...payload.groups].sort().join();
        if (isModerator && !isSame) this.#change(target, { groups: payload.groups });
        return;
      }
      case "set_rules": {
        if (!isModerator) return;
        const { action: _, typing = this.#typing, ...given } = payload;
        const after = Object.assign({ ...this.#rules }, given);
        if (JSON.stringify([after, typing]) === JSON.stringify([this.#rules, this.#typing])) return;
        this.#rules = after;
        this.#typing = typing;
        this.#tell(`rules ${Object.values(after).join(" ")} ${typing} by ${me.id}`, () => true);
      }
    }
  }

  /** By the rules: to everyone and to groups by role, privately where a moderator is, or a note to oneself. */
  #mayWrite(me: Person, to: Addressee): boolean {
    const { post_global, post_groups, private: privately } = this.#rules;
    if (to.scope === "private") {
      if (to.target === me.id || privately === "everyone") return true;
      return privately === "with_moderators" && [me, this.#person(to.target)].some(({ role }) => role === "moderator");
    }
    const writers = to.scope === "global" ? post_global : post_groups;
    return me.role === "moderator" || writers === "everyone" || (writers === "not_guests" && me.role === "user");
  }

  /** A message to everyone or to a group of theirs. */
  #seenBy({ groups }: Person, id: Id): Said | undefined {
    const said = this.#messages.get(id);
    return said?.scope === "global" || (said?.scope === "group" && groups.includes(said.target ?? ""))
      ? said
      : undefined;
  }

  #tellOf({ scope, target = "" }: Said, line: string): void {
    if (scope === "global") this.#tell(line, () => true, "global");
    else this.#tell(line, ({ person }) => person.groups.includes(target));
  }

  /** Tells the changed person with the changes applied. */
  #change(target: Person, change: Partial<Person>): void {
    const { role, groups } = { ...target, ...change };
    const given = groups.filter((it) => it !== "@moderators");
    Object.assign(target, { role, groups: role === "moderator" ? [...given, "@moderators"] : given });
    for (const it of this.#listeners.values()) if (it.person === target && !it.isHere) it.changed = true;
    this.#tell(`update ${target.id} ${target.role} ${target.groups.join()}`, () => true);
  }

  #drops(listener: Listener): void {
    if (!listener.isHere) return;
    listener.isHere = false;
    const { person } = listener;
    if (!this.#hasSession(person)) this.#tell(`left ${person.id}`, (it) => it.person !== person, "passing");
  }

  #returns(listener: Listener): void {
    if (listener.isHere) return;
    const { person, changed, missed } = listener;
    const comes = !this.#hasSession(person);
    Object.assign(listener, { isHere: true, changed: false, missed: [] });
    listener.heard.push(...(changed ? ["all anew"] : missed.map(({ line }) => line)));
    if (comes) this.#tell(`joined ${person.id}`, (it) => it.person !== person, "passing");
  }

  #tell(line: string, isFor: (listener: Listener) => boolean, kind?: "passing" | "global"): void {
    for (const it of this.#listeners.values()) {
      if (!isFor(it)) continue;
      if (it.isHere) it.heard.push(line);
      else if (kind !== "passing") it.missed.push({ line, isGlobal: kind === "global" });
    }
  }

  #hasSession(person: Person): boolean {
    return [...this.#listeners.values()].some((it) => it.person === person && it.isHere);
  }

  #listener(session: SessionName): Listener {
    const listener = this.#listeners.get(session);
    if (listener === undefined) throw new Error(`there is no session ${session}`);
    return listener;
  }

  #person(id: Id): Person {
    const person = this.#people.find((it) => it.id === id);
    if (person === undefined) throw new Error(`nobody is ${id}`);
    return person;
  }
}
