import { randomBytes, randomUUID } from "node:crypto";
import { v5 } from "uuid";
import { type Id, type Role, timestampAt } from "../../../protocol";
import type { Database } from "../database/database";
import { PATIENCE } from "../database/database";

export type NewRoom = {
  readonly room_id: Id;
  readonly title: string;
  readonly invites: { readonly moderator: string; readonly user: string };
};

export async function addRoom(database: Database, { owner, title }: { owner: Id; title: string }): Promise<NewRoom> {
  const created_at = timestampAt(Date.now());
  const room_id = randomUUID();
  const invites = { moderator: newCode(), user: newCode() };
  const invite = (role: Role, code: string) => {
    return { room_id, code, invite_id: inviteIdOf(code), role, groups: "[]", created_at };
  };
  await database.write.$transaction(async (tx) => {
    await tx.room.create({ data: { id: room_id, title, owner, created_at, clock: created_at } });
    await tx.invite.createMany({ data: [invite("moderator", invites.moderator), invite("user", invites.user)] });
  }, PATIENCE);
  return { room_id, title, invites };
}

/** A code is 128 random bits, which nobody can guess. */
export function newCode(): string {
  return randomBytes(16).toString("base64url");
}

/** The code cannot be derived from the id. */
export function inviteIdOf(code: string): Id {
  return v5(code, INVITES);
}

/** Arbitrary, but it must never change. */
const INVITES = "6c3d6a5e-0f0b-4d0e-9d39-5a2c1f7b8e44";
