import { folded } from "../../protocol";
import type { Database } from "../store/database/database";
import { type Named, noteNames } from "../store/upkeep/older-names";
import { lookKey, looksLike } from "./look-alike";
import { type Marked, markable, marked, markIn } from "./mark";

/** Of several participants with one name, the moderator or else the first keeps it; the others get a mark. */
export function noteOlderNames(database: Pick<Database, "read" | "write">): Promise<void> {
  return noteNames(database, namedApart);
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

class Names {
  readonly #byLook = new Map<string, Marked[]>();

  add(name: Marked): void {
    const alike = this.#alike(name.base);
    if (alike.length === 0) this.#byLook.set(lookKey(name.base), alike);
    alike.push(name);
  }

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
