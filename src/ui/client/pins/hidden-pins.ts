import type { Id, Timestamp } from "../../../protocol";
import { dropAll, keep, kept } from "../../browser/local-storage";

export function hiddenPin(room_id: Id, conversation: string): Timestamp | undefined {
  return kept(placeOf(room_id) + conversation);
}

/** `undefined` brings the pins back. */
export function hidePins(room_id: Id, conversation: string, newest: Timestamp | undefined): void {
  keep(placeOf(room_id) + conversation, newest);
}

export function dropHiddenPins(room_id: string): void {
  dropAll(placeOf(room_id));
}

function placeOf(room_id: string): string {
  return `parley.hidden_pins.${room_id}.`;
}
