import assert from "node:assert/strict";
import type { Person, Received } from "./person";
import type { RawConnection } from "./raw-connection";
import type { CreatedRoom, TestServer } from "./test-server";

export const CALLERS = [
  "no identity",
  "foreign identity",
  "guest",
  "user",
  "moderator",
  "owner",
  "owner who has not joined",
  "left",
  "came by a since revoked invitation",
  "holds a revoked invitation",
  "banned",
  "kicked",
  "waiting",
  "muted",
  "demoted",
] as const;
export type CallerName = (typeof CALLERS)[number];

/** A name of their own, which says nothing of a role. */
export function nameOf(name: CallerName): string {
  return `Caller ${CALLERS.indexOf(name) + 1}`;
}

export type Caller = {
  readonly name: CallerName;
  readonly token: string | undefined;
  /** Their invitation's code; a stranger's does not exist. */
  readonly invite: string;
  /** The room in question; an owner who has not joined uses a room of their own. */
  readonly room_id: string;
  readonly connection: RawConnection;
};

/** `allowed`, the reason of a bad request, or the protocol's error. */
export type Outcome = string;
export type Row = {
  readonly procedure: string;
  /** Tells several rows of one procedure apart. */
  readonly what?: string;
  readonly input?: (caller: Caller) => object | Promise<object>;
  /** Restores the state for the next caller. */
  readonly undo?: () => Promise<unknown>;
  /** By reason: what else its refusal tells. */
  readonly more?: { readonly [reason in Outcome]?: object };
  /** For all callers without a field. */
  readonly rest: Outcome;
} & { readonly [name in CallerName]?: Outcome };

/** The part of a row for those without an identity, and for those whom the room does not let in. */
export const unknown = {
  "no identity": "unauthenticated",
  banned: "banned",
  kicked: "not_found",
  waiting: "not_found",
};

/** A room with every kind of caller, and with Carol and Mara, a moderator, as targets. */
export class Callers {
  readonly room: CreatedRoom;
  readonly owner: Person;
  readonly carol: Person;
  readonly mara: Person;
  readonly all = new Map<CallerName, Caller>();

  private constructor(room: CreatedRoom, [owner, carol, mara]: readonly [Person, Person, Person]) {
    this.room = room;
    this.owner = owner;
    this.carol = carol;
    this.mara = mara;
  }

  /** The user is in the group `management`, and the guest is not. */
  static async meet(server: TestServer): Promise<Callers> {
    const { room, alice: owner, others } = await server.meeting("Carol", "Mara");
    const [carol, mara] = others;
    assert.ok(carol && mara);
    await owner.does("control", { action: "grant_moderator_role", target: mara.id });
    const callers = new Callers(room, [owner, carol, mara]);
    const enter = async (name: CallerName, invite: string, display_name = nameOf(name)) => {
      const caller = await callers.#add(server, name, await server.identity(), invite);
      const { data } = await caller.connection.joins({ room_id: room.room_id, display_name, invite });
      return { ...caller, participant_id: "id" in data.payload ? data.payload.id : undefined };
    };
    const revoke = (code: string) => owner.client.invites.revoke.mutate({ room_id: room.room_id, code });

    await callers.#add(server, "no identity", undefined, room.invites.user);
    const foreigner = await callers.#add(server, "foreign identity", await server.identity(), "no-such-code");
    await foreigner.connection.ask("mutation", "rooms.create", { title: "Elsewhere" });
    await enter("guest", await owner.invites({ role: "guest" }));
    await enter("user", await owner.invites({ role: "user", groups: ["management"] }));
    await enter("moderator", room.invites.moderator);
    const host = await callers.#add(server, "owner", owner.token, room.invites.user);
    await host.connection.joins({ room_id: room.room_id, display_name: "Alice" });
    await callers.#addAbsentOwner(server);
    const left = await enter("left", room.invites.user);
    left.connection.stop(1);
    assert.equal((await left.connection.answerTo(1)).result?.type, "stopped");
    const revoked = await owner.invites({ role: "user" });
    await enter("came by a since revoked invitation", revoked);
    await callers.#add(server, "holds a revoked invitation", await server.identity(), revoked);
    await revoke(revoked);
    const sendAway = async (name: "banned" | "kicked", action: string) => {
      const { participant_id: target } = await enter(name, room.invites.moderator);
      await owner.does("moderation", { action, target });
    };
    await sendAway("banned", "ban");
    await sendAway("kicked", "kick");
    const muted = await enter("muted", room.invites.user);
    await owner.does("moderation", { action: "mute_chat", target: muted.participant_id });
    const demoted = await enter("demoted", room.invites.moderator);
    await owner.does("control", { action: "revoke_moderator_role", target: demoted.participant_id });
    await owner.does("moderation", { action: "enable_waiting_room" });
    const waiting = await callers.#add(server, "waiting", await server.identity(), room.invites.user);
    const asking = { room_id: room.room_id, display_name: nameOf("waiting"), invite: room.invites.user };
    waiting.connection.subscribe(1, asking);
    await waiting.connection.answerTo(1);
    assert.equal((await waiting.connection.event()).data.payload.message, "in_waiting_room");
    // Otherwise their leave, which comes after a grace time, would seem to be another caller's deed.
    const isGone = ({ data }: Received) => "id" in data.payload && data.payload.id === left.participant_id;
    while (!isGone(await owner.receivesUntil("left")));
    assert.deepEqual([...callers.all.keys()].sort(), [...CALLERS].sort());
    return callers;
  }

  named(name: CallerName): Caller {
    const caller = this.all.get(name);
    assert.ok(caller, name);
    return caller;
  }

  async #addAbsentOwner(server: TestServer): Promise<void> {
    const token = await server.identity();
    const { body } = await server.post("rooms.create", { title: "Later" }, { token });
    const { room_id, invites } = body.result.data;
    await this.#add(server, "owner who has not joined", token, invites.user, room_id);
  }

  async #add(
    server: TestServer,
    name: CallerName,
    token: string | undefined,
    invite: string,
    room_id = this.room.room_id,
  ): Promise<Caller> {
    const caller = { name, token, invite, room_id, connection: await server.connect(token) };
    this.all.set(name, caller);
    return caller;
  }
}

export function expected(row: Row, name: CallerName): Outcome {
  return row[name] ?? row.rest;
}
