import { identities } from "../servers/parley";
import { ParleyUser } from "./parley-user";
import { Round } from "./round";
import type { VirtualUser } from "./virtual-user";

const AT_ONCE = 32;

export type Room = {
  readonly room_id: string;
  readonly invites: { readonly user: string; readonly moderator: string };
};

export type Gathering = { readonly room: Room; readonly people: readonly ParleyUser[] };

export async function inTurns<Result>(count: number, act: (at: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      results[at] = await act(at);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

export async function makeRoom(port: number): Promise<Room> {
  const owner = await ParleyUser.connect(port, identities.issue());
  const room = await owner.ask<Room>("mutation", "rooms.create", { title: "Town hall" });
  owner.cut();
  return room;
}

export async function newcomer(port: number, room: Room): Promise<ParleyUser> {
  const user = await ParleyUser.connect(port, identities.issue());
  await user.join({ room_id: room.room_id, invite: room.invites.user });
  return user;
}

export async function gather(port: number, size: number): Promise<Gathering> {
  const room = await makeRoom(port);
  return { room, people: await inTurns(size, () => newcomer(port, room)) };
}

let first = 1;

type Talk = {
  readonly rooms: readonly (readonly VirtualUser[])[];
  readonly size: number;
};

/** Throws where a message was lost or doubled for anybody, or anybody lost the connection. */
export async function heard({ rooms, size }: Talk, talk: (round: Round) => Promise<void>): Promise<Round> {
  const round = new Round({ first, size, audience: rooms[0]?.length ?? 0 });
  first += size;
  const people = rooms.flat();
  // The count of messages seen by each person, and the sum of their numbers, show whether anybody lacks one.
  const counts = new Float64Array(people.length);
  const sums = new Float64Array(people.length);
  for (const [at, person] of people.entries())
    person.onMark = (number) => {
      counts[at] = (counts[at] ?? 0) + 1;
      sums[at] = (sums[at] ?? 0) + number;
      round.see(number);
    };
  await talk(round);
  await round.whenSeen();
  const cut = people.filter(({ isCut }) => isCut).length;
  if (cut > 0) throw new Error(`${cut} connections were lost`);
  let start = 0;
  for (const { length } of rooms) {
    for (let at = start; at < start + length; at += 1)
      if (counts[at] !== counts[start] || sums[at] !== sums[start])
        throw new Error("somebody missed a message, and somebody had one twice");
    start += length;
  }
  return round;
}
