import { randomBytes, randomUUID } from "node:crypto";
import type { z } from "zod";
import type { createInviteInput, Id, Invite, LookupResult, lookupInput, Role } from "../protocol";
import { higher, inviteFault } from "../room/control";
import type { Member } from "../room/room";
import type { Allowance } from "./allowance";
import { Refused, refuse } from "./refused";
import type { Database } from "./store/connect";
import type { Lanes } from "./store/lanes";
import type { OpenRoom } from "./store/open-room";
import { PATIENCE } from "./store/patience";
import { groupsOf, presentedInvite } from "./store/rows";
import type { Store } from "./store/store";

type Caller = { readonly identity: Id; readonly origin: string };
type Parts = {
  readonly database: Database;
  readonly lane: Lanes;
  readonly store: Store;
  /** Whether rooms can be made here. */
  readonly isOpen: boolean;
  /** How many rooms each identity may make. */
  readonly creations: Allowance;
};

/** Rooms and the ways into them. Who may know of a room, and who may open it to others, is decided here. */
export class Invites {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Makes a room with two invitations; the caller is its owner. */
  async createRoom(owner: Id, title: string) {
    if (!this.#parts.isOpen) refuse("room_creation_closed");
    const wait = this.#parts.creations.take(owner);
    if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    const created_at = new Date().toISOString();
    const room_id = randomUUID();
    const invites = { moderator: newCode(), user: newCode() };
    const invite = (role: Role, code: string) => ({ room_id, code, role, groups: "[]", created_at });
    await this.#parts.database.write.$transaction(async (tx) => {
      await tx.room.create({ data: { id: room_id, title, owner, created_at, clock: created_at } });
      await tx.invite.createMany({ data: [invite("moderator", invites.moderator), invite("user", invites.user)] });
    }, PATIENCE);
    return { room_id, title, invites };
  }

  /** What the caller would be in a room; refused to who may not know of it. */
  async lookup(identity: Id, { room_id, invite: code }: z.infer<typeof lookupInput>): Promise<LookupResult> {
    const { store } = this.#parts;
    const invite = code === undefined ? undefined : ((await store.invite(code)) ?? refuse("not_found"));
    const room = invite?.room ?? (room_id && (await store.room(room_id))) ?? refuse("not_found");
    if (!room || (room_id !== undefined && room.id !== room_id)) return refuse("not_found");
    const member = await store.member(room.id, identity);
    const own = standing(room, identity, member);
    if (invite === undefined) {
      if (own === undefined) return refuse("not_found");
      return { room_id: room.id, title: room.title, role: own, member: member !== undefined };
    }
    const isUsed = member !== undefined && (await store.hasPresented(member.id, invite.code));
    const fault = isUsed ? undefined : inviteFault(presentedInvite(invite), new Date().toISOString());
    if (fault !== undefined) throw new Refused(fault);
    const given = invite.role as Role;
    const role = own === undefined ? given : isUsed ? own : higher(own, given);
    return { room_id: room.id, title: room.title, role, member: member !== undefined };
  }

  /** Makes an invitation. Its address is the caller's own way to this server. */
  async create(
    { identity, origin }: Caller,
    input: z.infer<typeof createInviteInput>,
  ): Promise<{ code: string; url: string }> {
    const { room_id, role, groups = [], expires_at, max_uses } = input;
    const code = newCode();
    await this.#moderate(identity, room_id, async ({ tx }) => {
      const created_at = new Date().toISOString();
      if (expires_at !== undefined && expires_at <= created_at) refuse("invalid_payload", { field: "expires_at" });
      await tx.invite.upsert({
        where: { code },
        create: { code, room_id, role, groups: JSON.stringify(groups), created_at, expires_at, max_uses },
        update: {},
      });
    });
    return { code, url: urlOf(origin, code) };
  }

  /** All invitations of a room, oldest first, those that cannot be used any more too. */
  async list({ identity, origin }: Caller, room_id: Id): Promise<Invite[]> {
    const rows = await this.forModerator(identity, room_id, () => this.#parts.store.invitesOf(room_id));
    return rows.map(({ code, role, groups, expires_at, max_uses, uses, revoked_at }) => ({
      code,
      url: urlOf(origin, code),
      role: role as Role,
      groups: groupsOf(groups),
      ...(expires_at !== null && { expires_at }),
      ...(max_uses !== null && { max_uses }),
      uses,
      ...(revoked_at !== null && { revoked_at }),
    }));
  }

  /** Makes an invitation unusable; whoever it let in stays. A revoked one stays revoked since then. */
  async revoke({ identity }: Caller, { room_id, code }: { room_id: Id; code: string }): Promise<Record<string, never>> {
    await this.#moderate(identity, room_id, async ({ tx, now }) => {
      const invite = await tx.invite.findUnique({ where: { code } });
      if (invite?.room_id !== room_id) refuse("not_found");
      await tx.invite.updateMany({ where: { code, revoked_at: null }, data: { revoked_at: now } });
    });
    return {};
  }

  /** Reads something that only moderators may see; one who was demoted meanwhile may not. */
  async forModerator<T>(identity: Id, room_id: Id, read: () => Promise<T>): Promise<T> {
    await this.#requireModerator(identity, room_id);
    const found = await read();
    await this.#requireModerator(identity, room_id);
    return found;
  }

  /** Refuses who is no moderator of the room; to who may not know of it, as if it did not exist. */
  async #requireModerator(identity: Id, room_id: Id): Promise<void> {
    const { store } = this.#parts;
    const room = (await store.room(room_id)) ?? refuse("not_found");
    checkModerator(standing(room, identity, await store.member(room_id, identity)));
  }

  /**
   * Changes something as a moderator. Whether one is one is asked in the transaction that makes the change, so that who
   * was demoted before it is refused; and before it, so that strangers do not get into the lane.
   */
  async #moderate(identity: Id, room_id: Id, run: (room: OpenRoom) => Promise<void>): Promise<void> {
    await this.#requireModerator(identity, room_id);
    await this.#parts.lane.do({
      room_id,
      repeatable: true,
      run: async (room) => {
        checkModerator(standing(room, identity, await room.memberBy(identity)));
        await run(room);
      },
    });
  }
}

/** What somebody is in a room without any invitation; nothing, for a stranger. */
function standing(room: { owner: Id }, identity: Id, member: Member | undefined): Role | undefined {
  return room.owner === identity ? "moderator" : member?.role;
}

function checkModerator(role: Role | undefined): void {
  if (role === undefined) refuse("not_found");
  if (role !== "moderator") refuse("not_a_moderator");
}

function newCode(): string {
  return randomBytes(16).toString("base64url");
}

function urlOf(origin: string, code: string): string {
  return `${origin}/join/${code}`;
}
