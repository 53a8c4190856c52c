import type { Id } from "../../protocol";
import { refuse } from "../kit/bad-request";
import { FLOODING_RATE } from "../kit/limits";
import { Allowance } from "../limits/allowance";
import type { Lanes } from "../store/commit/lanes";

type Parts = {
  readonly lane: Lanes;
  readonly rate: { readonly perSecond: number; readonly burst: number };
  readonly report: (fault: unknown) => void;
  readonly now?: () => number;
};

export class Flood {
  readonly #lane: Lanes;
  readonly #report: (fault: unknown) => void;
  readonly #commands: Allowance;
  readonly #notices: Allowance;

  constructor({ lane, rate, report, now = () => performance.now() }: Parts) {
    this.#lane = lane;
    this.#report = report;
    this.#commands = new Allowance(rate, now);
    this.#notices = new Allowance(FLOODING_RATE, now);
  }

  /** Returns the milliseconds until the next may follow, 0 when it was counted. */
  take(participant_id: Id): number {
    return this.#commands.take(participant_id);
  }

  wait(participant_id: Id): number {
    return this.#commands.wait(participant_id);
  }

  refuse(room_id: Id, participant_id: Id, retry_after_ms: number): never {
    if (this.#notices.take(participant_id) === 0) void this.#tell(room_id, participant_id).catch(this.#report);
    return refuse("too_many_requests", { retry_after_ms });
  }

  #tell(room_id: Id, target: Id): Promise<void> {
    return this.#lane.do({
      room_id,
      run: (room) => room.emit([{ namespace: "control", payload: { message: "flooding", target } }]),
    });
  }
}
