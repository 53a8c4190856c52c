import type { Id } from "../../protocol";
import type { Member } from "../../room/base/room";
import { refuse } from "../kit/bad-request";
import { GREATEST_MARK } from "../kit/limits";
import type { NameRows, Namesake } from "../store/tables/name-rows";
import { disguises, keysOfDisguise, lookKey, lookKeys, looksLike } from "./look-alike";
import { markable, marked, markIn } from "./mark";
import { isPageWord } from "./page-words";

type NamedRoom = { readonly state: { readonly id: Id }; readonly rows: Pick<NameRows, "namesakes" | "marks"> };

/** With `ask_if_taken`, a taken name is refused, so that the person can choose another. */
export type Wish = { readonly display_name: string; readonly ask_if_taken?: boolean };

export type Look = { readonly look: string; readonly mark: number };

export function lookOf(display_name: string): Look {
  const { base, mark } = markIn(display_name);
  return { look: lookKey(base), mark };
}

/**
 * Adds a mark when another participant has the name. Refuses a word of the page, a moderator's name, and a taken name
 * with `ask_if_taken`.
 */
export async function nameFor(room: NamedRoom, { display_name, ask_if_taken }: Wish, own?: Member): Promise<string> {
  const name = await freeName(room, nameAtDoor(display_name), { own });
  if (name !== display_name && name !== own?.display_name && ask_if_taken === true)
    refuse("invalid_payload", { field: "display_name", because: "taken", free_name: name });
  return name;
}

/** The name that somebody may ask for at the door: an answer about the room's people would tell who is in. */
export function nameAtDoor(display_name: string): string {
  if (isPageWord(markIn(display_name).base)) refuse("invalid_payload", { field: "display_name", because: "page_word" });
  return display_name;
}

/** The name of somebody whom a moderator has let in under it: marked where it is taken, also by a moderator. */
export function nameOnceIn(room: NamedRoom, display_name: string): Promise<string> {
  return freeName(room, display_name, { isLetIn: true });
}

type Bearer = { readonly own?: Member | undefined; readonly isLetIn?: boolean };

async function freeName(room: NamedRoom, name: string, bearer: Bearer): Promise<string> {
  const { own, isLetIn = false } = bearer;
  const { base, mark } = markIn(name);
  const keys = [...new Set([...lookKeys(base), ...keysOfDisguise(base)])];
  const isTakenFor = (theirs: string) => looksLike(theirs, base) || disguises(base, theirs);
  const found: Namesake[] = [];
  for (const key of keys) found.push(...(await room.rows.namesakes(room.state.id, key, mark)));
  const namesakes = found.filter((it) => it.id !== own?.id && isTakenFor(markIn(it.display_name).base));
  const isModerators = namesakes.some(({ rank }) => rank === 0);
  if (!isModerators && !namesakes.some((it) => it.mark === mark)) return name;
  // Keeps the present mark, whoever else has come or gone.
  if (own !== undefined && markIn(own.display_name).base === base) return own.display_name;
  if (isModerators && !isLetIn) refuse("invalid_payload", { field: "display_name", because: "moderator" });
  const root = markable(base);
  return root === base
    ? marked({ base, mark: await freeMark(room, keys, found) })
    : freeName(room, `${root} (2)`, bearer);
}

async function freeMark(room: NamedRoom, keys: readonly string[], found: readonly Namesake[]): Promise<number> {
  const next = Math.max(1, ...found.map(({ mark }) => mark)) + 1;
  if (next <= GREATEST_MARK) return next;
  const marks = new Set<number>();
  for (const key of keys) for (const mark of await room.rows.marks(room.state.id, key)) marks.add(mark);
  let mark = 2;
  while (marks.has(mark)) mark += 1;
  return mark;
}
