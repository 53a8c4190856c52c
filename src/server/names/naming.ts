import type { Member } from "../../room/base/room";
import { refuse } from "../kit/bad-request";
import type { OpenRoom } from "../store/commit/open-room";
import type { Namesake } from "../store/database/name-rows";
import { lookKey, lookKeys, looksLike } from "./look-alike";
import { GREATEST_MARK, markable, marked, markIn } from "./mark";
import { isPageWord } from "./page-words";

/** What somebody wants to be called, and whether a name that is taken is refused, so that they can choose. */
export type Wish = { readonly display_name: string; readonly ask_if_taken?: boolean };

/** How a participant's row keeps a name: the key of its looks, without the mark, and the mark. */
export type Look = { readonly look: string; readonly mark: number };

export function lookOf(display_name: string): Look {
  const { base, mark } = markIn(display_name);
  return { look: lookKey(base), mark };
}

/**
 * The name that somebody gets in a room: the one they want or, where another participant has it, that name with a mark.
 * @param own the participant that they are already, if they are one
 * @throws Refused for one of the page's own words, for a moderator's name, and for a taken one that is asked about
 */
export async function nameFor(room: OpenRoom, { display_name, ask_if_taken }: Wish, own?: Member): Promise<string> {
  const name = await freeName(room, display_name, own);
  if (name !== display_name && name !== own?.display_name && ask_if_taken === true)
    refuse("invalid_payload", { field: "display_name", because: "taken", free_name: name });
  return name;
}

async function freeName(room: OpenRoom, name: string, own: Member | undefined): Promise<string> {
  const { base, mark } = markIn(name);
  if (isPageWord(base)) refuse("invalid_payload", { field: "display_name", because: "page_word" });
  const keys = lookKeys(base);
  const found: Namesake[] = [];
  for (const key of keys) found.push(...(await room.rows.namesakes(room.state.id, key, mark)));
  const namesakes = found.filter((it) => it.id !== own?.id && looksLike(markIn(it.display_name).base, base));
  if (namesakes.some(({ rank }) => rank === 0))
    refuse("invalid_payload", { field: "display_name", because: "moderator" });
  if (!namesakes.some((it) => it.mark === mark)) return name;
  // The mark that they have stays, whoever has come and gone meanwhile.
  if (own !== undefined && markIn(own.display_name).base === base) return own.display_name;
  const root = markable(base);
  return root === base ? marked({ base, mark: await freeMark(room, keys, found) }) : freeName(room, `${root} (2)`, own);
}

async function freeMark(room: OpenRoom, keys: readonly string[], found: readonly Namesake[]): Promise<number> {
  const next = Math.max(1, ...found.map(({ mark }) => mark)) + 1;
  if (next <= GREATEST_MARK) return next;
  const marks = new Set<number>();
  for (const key of keys) for (const mark of await room.rows.marks(room.state.id, key)) marks.add(mark);
  let mark = 2;
  while (marks.has(mark)) mark += 1;
  return mark;
}
