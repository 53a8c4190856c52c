import type { StoreApi } from "zustand/vanilla";
import type { Envelope, Id, Participant } from "../../../protocol";
import { acquainted, participantsIn, strangers } from "../../../room/view";
import { isArrival, type SessionState } from "../state/state";
import { understoodPeople } from "../state/understood";
import { PeopleLookup } from "./people-lookup";

type Parts = {
  readonly store: Pick<StoreApi<SessionState>, "getState" | "setState">;
  readonly ask: (ids: Id[]) => Promise<readonly Participant[]>;
};

/**
 * The people whom the view names without having them: in a large room nearly all, in a small one those who left or were
 * removed before the session began.
 */
export class Acquaintance {
  readonly #store: Parts["store"];
  readonly #lookup: PeopleLookup;

  constructor({ store, ask }: Parts) {
    this.#store = store;
    this.#lookup = new PeopleLookup({ ask, onMet: (people) => this.introduce(people) });
  }

  get crowd(): number {
    return this.#view?.control.count ?? 0;
  }

  /** The headcount of a large room, or how many are known. */
  get known(): number {
    return this.crowd || Object.keys(this.#view?.control.participants ?? {}).length;
  }

  async meet(ids: readonly Id[]): Promise<void> {
    await this.#lookup.meet(ids);
  }

  meetSoon(ids: readonly Id[]): void {
    const { participants } = this.#view?.control ?? {};
    if (participants === undefined) return;
    this.#lookup.want(
      ids.filter((id) => participants[id] === undefined),
      this.known,
    );
  }

  introduce(people: readonly Participant[]): void {
    const change = ({ view, ...state }: SessionState) => ({
      ...state,
      ...(view && { view: acquainted(view, understoodPeople(people)) }),
    });
    this.#store.setState(change, true);
  }

  /** Of an event that the view has. A new moderator learns at once of all who are restricted, and of all that waits. */
  hear(envelope: Envelope): void {
    const view = this.#view;
    if (view === undefined) return;
    if (isArrival(envelope)) this.#lookup.forget();
    if (isArrival(envelope) || envelope.payload.message === "role_updated") this.meetSoon(strangers(view));
    else void this.#meetIn(envelope);
  }

  end(): void {
    this.#lookup.end();
  }

  get #view() {
    return this.#store.getState().view;
  }

  /** If the script for that does not come, a later event tries again. */
  async #meetIn(envelope: Envelope): Promise<void> {
    this.meetSoon(await participantsIn(envelope).catch(() => []));
  }
}
