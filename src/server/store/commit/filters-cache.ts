import type { Filters, Id } from "../../../protocol";
import type { CompiledFilters } from "../../../room/base/room";
import { compiled } from "../../../room/rules/filters";
import { FILTERED_ROOMS } from "../../kit/limits";

type Known = { readonly at: number; readonly filters: CompiledFilters };

export class FiltersCache {
  readonly #known = new Map<Id, Known>();

  /** `at` is the number of their newest change, as the locked room has it; 0 of a room without any. */
  async of(room_id: Id, at: number, read: () => Promise<Filters | undefined>): Promise<CompiledFilters | undefined> {
    if (at === 0) return undefined;
    const known = this.#known.get(room_id);
    const found = known?.at === at ? known.filters : undefined;
    const stored = found ?? (await read());
    if (stored === undefined) return undefined;
    const filters = found ?? compiled(stored);
    this.#known.delete(room_id);
    this.#known.set(room_id, { at, filters });
    const [oldest] = this.#known.keys();
    if (this.#known.size > FILTERED_ROOMS && oldest !== undefined) this.#known.delete(oldest);
    return filters;
  }
}
