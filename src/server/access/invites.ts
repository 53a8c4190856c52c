import type { z } from "zod";
import {
  type createInviteInput,
  type Id,
  type Invite,
  type LookupResult,
  type lookupInput,
  type ModerationEvent,
  type Role,
  timestampAt,
} from "../../protocol";
import type { Member } from "../../room/base/room";
import type { Viewer } from "../../room/base/viewer";
import { higher, inviteFault } from "../../room/control/invitations";
import { refuse } from "../kit/bad-request";
import { takeAll } from "../limits/allowance";
import type { Spend } from "../limits/budget";
import type { Limiters } from "../limits/limiters";
import { addInvitation, revokeInvitation } from "../store/commit/invitations";
import type { Lanes } from "../store/commit/lanes";
import { addRoom, inviteIdOf, newCode } from "../store/commit/new-room";
import type { OpenRoom } from "../store/commit/open-room";
import type { Database } from "../store/database/database";
import type { Store } from "../store/reading/store";
import { groupsOf, presentedInvite } from "../store/tables/rows";

type Caller = { readonly identity: Id; readonly origin: string };
type Creator = { readonly identity: Id; readonly address: string };
type Parts = {
  readonly database: Database;
  readonly lane: Lanes;
  readonly store: Store;
  readonly isOpen: boolean;
  readonly limiters: Pick<Limiters, "newRoomsOfIdentity" | "newRoomsOfAddress">;
};

/** Rooms and invitations: who may know of a room, and who may open it to others. */
export class Invites {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async createRoom({ identity: owner, address }: Creator, title: string) {
    if (!this.#parts.isOpen) refuse("room_creation_closed");
    const { newRoomsOfIdentity, newRoomsOfAddress } = this.#parts.limiters;
    const wait = takeAll([
      [newRoomsOfIdentity, owner],
      [newRoomsOfAddress, address],
    ]);
    if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    return addRoom(this.#parts.database, { owner, title });
  }

  /** Refuses a caller who may not know of the room. */
  async lookup(identity: Id, { room_id, invite: code }: z.infer<typeof lookupInput>): Promise<LookupResult> {
    const { store } = this.#parts;
    const invite = code === undefined ? undefined : await store.invite(code);
    const { room, member, waiting } = await store.door(room_id ?? invite?.room_id ?? "", identity);
    if (room === undefined || (code !== undefined && invite?.room_id !== room.id)) return refuse("not_found");
    const own = standing(room, identity, member ?? waiting);
    if (invite === undefined) {
      if (own === undefined) return refuse("not_found");
      return { room_id: room.id, title: room.title, role: own, member: member !== undefined };
    }
    const isUsed = member !== undefined && (await store.hasPresented(member.id, invite.code));
    const isAsking = waiting?.waits?.came_by === invite.code;
    const fault = isUsed || isAsking ? undefined : inviteFault(presentedInvite(invite), timestampAt(Date.now()));
    if (fault !== undefined) refuse(fault);
    const given = invite.role as Role;
    const role = own === undefined ? given : isUsed ? own : higher(own, given);
    return { room_id: room.id, title: room.title, role, member: member !== undefined };
  }

  /** The invitation's URL starts with the caller's own address of this server. */
  async create(
    { identity, origin }: Caller,
    input: z.infer<typeof createInviteInput>,
  ): Promise<Pick<Invite, "code" | "invite_id" | "label" | "url">> {
    const { room_id, label, role, groups = [], ...given } = input;
    const code = newCode();
    const invite_id = inviteIdOf(code);
    await this.#moderate(identity, room_id, async (room, issued_by) => {
      // A date that a person chose follows the wall clock, and so does its expiry.
      const now = timestampAt(Date.now());
      if (given.expires_at !== undefined && given.expires_at <= now) refuse("invalid_payload", { field: "expires_at" });
      const invitation = { ...given, code, invite_id, label, issued_by, role, groups };
      const outcome = await addInvitation(room, invitation, now);
      if (outcome === "full") refuse("too_many_invites");
      if (outcome === "added") tell(room, { message: "invitation_created", invite_id, label, role, groups, issued_by });
    });
    return { code, invite_id, url: urlOf(origin, code), ...(label !== undefined && { label }) };
  }

  /** Oldest first, with the expired and revoked ones unless too many newer ones exist. */
  async list({ identity, origin }: Caller, room_id: Id, spend: Spend): Promise<Invite[]> {
    const rows = await this.forModerator(identity, room_id, () => this.#parts.store.invitesOf(room_id, spend));
    return rows.map(({ code, label, role, groups, created_at, issued_by, expires_at, max_uses, uses, revoked_at }) => ({
      invite_id: inviteIdOf(code),
      code,
      url: urlOf(origin, code),
      ...(label !== null && { label }),
      role: role as Role,
      groups: groupsOf(groups),
      created_at,
      ...(issued_by !== null && { issued_by }),
      ...(expires_at !== null && { expires_at }),
      ...(max_uses !== null && { max_uses }),
      uses,
      ...(revoked_at !== null && { revoked_at }),
    }));
  }

  /** The people whom the invitation let in stay. A second revocation keeps the time of the first. */
  async revoke({ identity }: Caller, { room_id, code }: { room_id: Id; code: string }): Promise<Record<string, never>> {
    await this.#moderate(identity, room_id, async (room, issued_by) => {
      const invite_id = inviteIdOf(code);
      const { isNew, ...given } = (await revokeInvitation(room, code, invite_id)) ?? refuse("not_found");
      if (isNew) tell(room, { message: "invitation_revoked", invite_id, ...given, issued_by });
    });
    return {};
  }

  /** Checks the role again after the read: the caller may have been demoted meanwhile. */
  async forModerator<T>(identity: Id, room_id: Id, read: (viewer: Viewer) => Promise<T>): Promise<T> {
    const found = await read(await this.#requireModerator(identity, room_id));
    await this.#requireModerator(identity, room_id);
    return found;
  }

  /** A caller who may not know of the room is refused as if it were missing. */
  async #requireModerator(identity: Id, room_id: Id): Promise<Viewer> {
    const { store } = this.#parts;
    const { room, member } = await store.door(room_id, identity);
    checkModerator(room && standing(room, identity, member));
    // The owner of a room moderates it before they join.
    return {
      id: member?.id ?? "",
      role: "moderator",
      groups: member?.groups ?? [],
      visible_from: member?.visible_from ?? 0,
    };
  }

  /** Checks the role in the transaction, where it counts, and in advance, so that strangers do not occupy the lane. */
  async #moderate(
    identity: Id,
    room_id: Id,
    run: (room: OpenRoom, by: Id | undefined) => Promise<void>,
  ): Promise<void> {
    await this.#requireModerator(identity, room_id);
    await this.#parts.lane.do({
      room_id,
      repeatable: true,
      run: async (room) => {
        const member = await room.memberBy(identity);
        checkModerator(standing(room, identity, member));
        await run(room, member?.id);
      },
    });
  }
}

function standing(room: { owner: Id }, identity: Id, member: Member | undefined): Role | undefined {
  return room.owner === identity ? "moderator" : member?.role;
}

function checkModerator(role: Role | undefined): void {
  if (role === undefined) refuse("not_found");
  if (role !== "moderator") refuse("not_a_moderator");
}

type InvitationEvent = Extract<ModerationEvent, { message: `invitation_${string}` }>;

function tell(room: OpenRoom, { label, issued_by, ...event }: InvitationEvent): void {
  const payload = { ...event, ...(label !== undefined && { label }), ...(issued_by !== undefined && { issued_by }) };
  room.emit([{ namespace: "moderation", payload, ...(issued_by !== undefined && { by: issued_by }) }]);
}

function urlOf(origin: string, code: string): string {
  return `${origin}/join/${code}`;
}
