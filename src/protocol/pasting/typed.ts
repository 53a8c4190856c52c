import { holdsUnseen, showsNothing } from "../primitives/invisible-characters";
import { NAME_LENGTH, SPARE } from "../primitives/limits";
import { HOLDABLE, isReserved } from "../primitives/words";

// Judges typed texts as the schemas of the same names do, without them.

export function isName(typed: string): boolean {
  if (typed.length > SPARE * NAME_LENGTH) return false;
  const name = typed.trim().normalize("NFC");
  return isUpTo(NAME_LENGTH, name) && !holdsUnseen(name);
}

export function isGivenGroup(name: string): boolean {
  return isUpTo(NAME_LENGTH, name) && !holdsUnseen(name) && !showsNothing(name) && !isReserved(name);
}

function isUpTo(units: number, text: string): boolean {
  return text.length > 0 && text.length <= units && HOLDABLE.test(text);
}
