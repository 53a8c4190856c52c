import type { Id } from "../../../protocol";
import type { CommitRows } from "../database/commit-rows";

type Change = { readonly reaction: string; readonly by: number };

/** Gathers a commit's changes: of a thousand people who give one reaction, one row changes once. */
export class ReactionCounts {
  readonly #rows: CommitRows;
  readonly #changes = new Map<Id, Map<string, { by: number; readonly since: number }>>();

  constructor(rows: CommitRows) {
    this.#rows = rows;
  }

  note(message_id: Id, changes: readonly Change[], passing: number): void {
    const all = this.#changes.get(message_id) ?? new Map();
    this.#changes.set(message_id, all);
    for (const { reaction, by } of changes) {
      const known = all.get(reaction) ?? { by: 0, since: passing };
      all.set(reaction, { ...known, by: known.by + by });
    }
  }

  forget(message_id: Id): void {
    this.#changes.delete(message_id);
  }

  async save(): Promise<void> {
    const changes = [...this.#changes].flatMap(([message_id, all]) =>
      [...all].map(([reaction, change]) => ({ message_id, reaction, ...change })),
    );
    await Promise.all(changes.map((change) => this.#rows.changeCount(change)));
  }
}
