import { keep, kept, onKeptElsewhere } from "../../browser/local-storage";

export type KnownRoom = {
  readonly room_id: string;
  readonly title: string;
  readonly display_name: string;
  readonly visited_at: string;
  readonly invite?: string;
  /** The code of an invitation to hand on; only for the person who started the room. */
  readonly share?: string;
};

const ROOMS = "parley.rooms";
const NAME = "parley.name";
const AT_MOST = 50;

export function ownName(): string {
  return kept(NAME) ?? "";
}

export function knownRooms(): readonly KnownRoom[] {
  return roomsIn(kept(ROOMS));
}

export function knownRoom(room_id: string): KnownRoom | undefined {
  return knownRooms().find((room) => room.room_id === room_id);
}

/** Merged with the known entry. */
export function rememberRoom(room: Omit<KnownRoom, "visited_at">): void {
  const known = { ...knownRoom(room.room_id), ...room, visited_at: new Date().toISOString() };
  keepRooms([known, ...knownRooms().filter(({ room_id }) => room_id !== room.room_id)].slice(0, AT_MOST));
  keep(NAME, room.display_name);
}

export function forgetRoom(room_id: string): void {
  keepRooms(knownRooms().filter((room) => room.room_id !== room_id));
}

export function onRoomsElsewhere(listener: () => void): () => void {
  return onKeptElsewhere((key) => {
    if (key === undefined || key === ROOMS) listener();
  });
}

export function roomsIn(text: string | undefined): readonly KnownRoom[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isRoom) : [];
  } catch {
    return [];
  }
}

function isRoom(value: unknown): value is KnownRoom {
  if (typeof value !== "object" || value === null) return false;
  const room: Partial<Record<keyof KnownRoom, unknown>> = value;
  const words = [room.room_id, room.title, room.display_name, room.visited_at];
  return words.every((it) => typeof it === "string") && [room.invite, room.share].every(isOptionalWord);
}

function isOptionalWord(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function keepRooms(rooms: readonly KnownRoom[]): void {
  keep(ROOMS, JSON.stringify(rooms));
}
