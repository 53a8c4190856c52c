import type { Id } from "../../../protocol";

/** The id stands in the hash, which no server hears. */
export function linkTo(origin: string, room_id: Id, id: Id): string {
  return `${origin}/rooms/${encodeURIComponent(room_id)}#m=${id}`;
}

export function messageIn(hash: string): Id | undefined {
  return /^#m=([\da-f-]{36})$/i.exec(hash)?.[1]?.toLowerCase();
}

/** `undefined` if the address leads elsewhere. */
export function messageAt(href: string, origin: string, room_id: Id): Id | undefined {
  const id = URL.canParse(href) ? messageIn(new URL(href).hash) : undefined;
  return id !== undefined && href.toLowerCase() === linkTo(origin, room_id, id).toLowerCase() ? id : undefined;
}
