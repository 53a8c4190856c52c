import type { Id } from "../../../protocol";

/** The address of a message: of its room's page, and its id in the hash, which no server hears. */
export function linkTo(origin: string, room_id: Id, id: Id): string {
  return `${origin}/rooms/${encodeURIComponent(room_id)}#m=${id}`;
}

/** The id that a hash names; `undefined` if it is none of a message. */
export function messageIn(hash: string): Id | undefined {
  return /^#m=([\da-f-]{36})$/i.exec(hash)?.[1]?.toLowerCase();
}

/** The message of a room to which an address leads; `undefined` if it leads elsewhere. */
export function messageAt(href: string, origin: string, room_id: Id): Id | undefined {
  const id = URL.canParse(href) ? messageIn(new URL(href).hash) : undefined;
  return id !== undefined && href.toLowerCase() === linkTo(origin, room_id, id).toLowerCase() ? id : undefined;
}
