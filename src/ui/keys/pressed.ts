import { entryOf, type KeyName, type Stroke } from "./keys";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** -1 if it is none of them. */
export function strokeOf(name: KeyName, event: Pressed, isMac: boolean): number {
  return entryOf(name).strokes.findIndex((stroke) => isStroke(stroke, event, isMac));
}

export function isPressed(name: KeyName, event: Pressed, isMac: boolean): boolean {
  return strokeOf(name, event, isMac) >= 0;
}

function isStroke(
  { key, command = false, alt = false, shift = false }: Stroke,
  event: Pressed,
  isMac: boolean,
): boolean {
  const [held, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (held !== command || other || event.altKey !== alt) return false;
  // Some keyboards have a sign only behind Shift.
  if (isSign(key)) return event.key === key;
  return event.shiftKey === shift && isKey(key, event, command);
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z]/u.test(key);
}

/** A non-Latin keyboard has a command at the position of the Latin letter; a Latin one of another order has not. */
function isKey(key: string, event: Pressed, isCommand: boolean): boolean {
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return pressed === key || (isCommand && !/^[a-z]$/u.test(pressed) && event.code === `Key${key.toUpperCase()}`);
}
