import { folded, type Id } from "../../protocol";
import { COMMIT_JOBS } from "../kit/limits";
import type { Database } from "../store/database/database";
import { PATIENCE } from "../store/database/patience";
import { lookKey, looksLike } from "./look-alike";
import { type Marked, markable, marked, markIn } from "./mark";

type Named = { readonly id: Id; readonly display_name: string };

/**
 * Notes what names look like that an earlier version kept without that. Of several participants of one name in a room
 * the moderator keeps it, else the first of them; the others get a mark.
 */
export async function noteOlderNames({ read, write }: Pick<Database, "read" | "write">): Promise<void> {
  const select = { id: true, display_name: true };
  const older = { look: "" };
  const rooms = await read.participant.findMany({ where: older, distinct: ["room_id"], select: { room_id: true } });
  for (const { room_id } of rooms) {
    const known = await read.participant.findMany({ where: { room_id, NOT: older }, select });
    const orderBy = [{ rank: "asc" as const }, { id: "asc" as const }];
    const rows = await read.participant.findMany({ where: { room_id, ...older }, select, orderBy });
    const named = namedApart(known, rows);
    for (let at = 0; at < named.length; at += COMMIT_JOBS)
      await write.$transaction(async (tx) => {
        for (const { id, ...data } of named.slice(at, at + COMMIT_JOBS))
          await tx.participant.updateMany({ where: { id, ...older }, data });
      }, PATIENCE);
  }
}

function namedApart(known: readonly Named[], rows: readonly Named[]) {
  const names = new Names();
  for (const { display_name } of known) names.add(markIn(display_name));
  return rows.map(({ id, display_name }) => {
    const wanted = markIn(display_name);
    const it = names.free(wanted);
    names.add(it);
    const name = it === wanted ? display_name : marked(it);
    return { id, display_name: name, sort_name: folded(name), look: lookKey(it.base), mark: it.mark };
  });
}

/** The names of a room, by what they look like. */
class Names {
  readonly #byLook = new Map<string, Marked[]>();

  add(name: Marked): void {
    const alike = this.#alike(name.base);
    if (alike.length === 0) this.#byLook.set(lookKey(name.base), alike);
    alike.push(name);
  }

  /** A name that nobody has: the wanted one, or that with another mark. */
  free(wanted: Marked): Marked {
    if (!this.#alike(wanted.base).some((it) => it.mark === wanted.mark && looksLike(it.base, wanted.base)))
      return wanted;
    const base = markable(wanted.base);
    return { base, mark: 1 + this.#alike(base).reduce((most, { mark }) => Math.max(most, mark), 1) };
  }

  #alike(base: string): Marked[] {
    return this.#byLook.get(lookKey(base)) ?? [];
  }
}
