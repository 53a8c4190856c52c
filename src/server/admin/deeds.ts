import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createRoomInput, roomInput } from "../../protocol/schemas";
import { BadRequestError } from "../kit/bad-request";
import type { Lanes } from "../store/commit/lanes";
import { addRoom } from "../store/commit/new-room";
import type { Database } from "../store/database/database";
import type { Erasing } from "../store/upkeep/erasing";
import { listRooms } from "../store/upkeep/room-list";
import { verify } from "../store/upkeep/verification";

export const order = z.discriminatedUnion("do", [
  createRoomInput.extend({ do: z.literal("create_room") }),
  z.object({ do: z.literal("list_rooms") }),
  roomInput.extend({ do: z.literal("find_room") }),
  roomInput.extend({ do: z.literal("delete_room") }),
  roomInput.extend({ do: z.literal("verify_room") }),
]);
export type Order = z.infer<typeof order>;

const room = z.object({
  room_id: z.string(),
  title: z.string(),
  created_at: z.string(),
  here: z.int(),
  active_at: z.string(),
});
export type Room = z.infer<typeof room>;

/** The report on the numbers of a room: see `store/upkeep/verification.ts`. */
const verified = z.object({
  title: z.string(),
  head: z.int(),
  events: z.int(),
  gaps: z.array(
    z.object({
      from: z.int(),
      to: z.int(),
      because: z.enum(["cleared", "restored", "cleared_earlier", "restored_earlier", "unexplained"]),
    }),
  ),
  doubled: z.array(z.int()),
});
export type Verified = z.infer<typeof verified>;

export const outcome = z.discriminatedUnion("done", [
  z.object({
    done: z.literal("created"),
    room_id: z.string(),
    title: z.string(),
    invites: z.object({ moderator: z.string(), user: z.string() }),
    /** The origin of the room's links: the public one, or this machine's. */
    origin: z.string(),
    isPublic: z.boolean(),
  }),
  z.object({ done: z.literal("listed"), rooms: z.array(room) }),
  z.object({ done: z.literal("found"), room: room.optional() }),
  z.object({ done: z.literal("deleted"), isFound: z.boolean() }),
  z.object({ done: z.literal("verified"), found: verified.optional() }),
]);
export type Outcome = z.infer<typeof outcome>;

type Parts = {
  readonly database: Database;
  readonly lane: Lanes;
  readonly erasing: Erasing;
  readonly origin: string;
  readonly isPublic: boolean;
  /** Whether the headcount in the database is current; without a running server it is not. */
  readonly isServed: boolean;
};

/** Carries out the operator's orders. It checks no identity: access to it is the operator's authority. */
export class Deeds {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async do(given: Order): Promise<Outcome> {
    const { database, origin, isPublic } = this.#parts;
    switch (given.do) {
      case "create_room": {
        // Nobody has this identity: the room has moderators, but no owner in it.
        const made = await addRoom(database, { owner: randomUUID(), title: given.title });
        return { done: "created", ...made, origin, isPublic };
      }
      case "list_rooms":
        return { done: "listed", rooms: await this.#rooms() };
      case "find_room":
        return { done: "found", room: (await this.#rooms(given.room_id))[0] };
      case "delete_room":
        return { done: "deleted", isFound: await this.#delete(given.room_id) };
      case "verify_room": {
        const { gaps = [], doubled = [], ...found } = (await verify(database, given.room_id)) ?? {};
        return {
          done: "verified",
          ...("title" in found && { found: { ...found, gaps: [...gaps], doubled: [...doubled] } }),
        };
      }
    }
  }

  async #rooms(id?: string): Promise<Room[]> {
    const { database, isServed } = this.#parts;
    const rows = await listRooms(database, id);
    return rows.map(({ id: room_id, title, created_at, here, clock }) => ({
      room_id,
      title,
      created_at,
      here: isServed ? here : 0,
      active_at: clock,
    }));
  }

  async #delete(room_id: string): Promise<boolean> {
    const { lane, erasing } = this.#parts;
    try {
      await lane.do({ room_id, repeatable: true, run: (it) => it.remove() });
    } catch (error) {
      if (error instanceof BadRequestError) return false;
      throw error;
    }
    await erasing.erase(room_id);
    return true;
  }
}
