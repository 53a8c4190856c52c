import type { Id } from "../../protocol";
import { refuse } from "../kit/bad-request";
import { FLOODING_RATE } from "../kit/limits";
import { Allowance } from "../limits/allowance";
import type { Lanes } from "../store/commit/lanes";

type Parts = {
  readonly lane: Lanes;
  /** How many commands a participant may give. */
  readonly rate: { readonly perSecond: number; readonly burst: number };
  /** Gets a fault that is nobody's request. */
  readonly report: (fault: unknown) => void;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now?: () => number;
};

/** Holds off who sends too much, and has moderators know. */
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

  /** Counts a command, and gives 0; or counts nothing, and gives the milliseconds until there may be another. */
  take(participant_id: Id): number {
    return this.#commands.take(participant_id);
  }

  /** What {@link take} would give. */
  wait(participant_id: Id): number {
    return this.#commands.wait(participant_id);
  }

  /** Refuses a command that came too early, and tells the room's moderators, once in a while. */
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
