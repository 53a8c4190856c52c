import type { Config } from "../kit/config";
import { QUESTIONS_PER_COMMAND } from "../kit/limits";
import { Allowance, perHour } from "./allowance";
import { Budget } from "./budget";
import { Errands } from "./errands";
import { JoinLimit } from "./join-limit";
import { Penalties } from "./penalties";

/** Bounds what identities and addresses ask for; each limiter bears the name of what it bounds. Flood bounds commands. */
export class Limiters {
  /** Bytes of the past that are read, for an identity and an address. */
  readonly bytesRead: Budget;
  /** Changes of an identity that are no commands in a room. */
  readonly changes: Allowance;
  /** Questions of an identity. */
  readonly questions: Allowance;
  readonly joins: JoinLimit;
  readonly newIdentitiesOfAddress: Allowance;
  readonly newRoomsOfIdentity: Allowance;
  readonly newRoomsOfAddress: Allowance;
  /** Refusals, and what else no other rate counts. */
  readonly penalties = new Penalties();
  /** Work that costs the processor more than a command does, and takes its turn. */
  readonly errands = new Errands();

  constructor(config: Config) {
    const { perSecond, burst } = commandRateOf(config);
    this.bytesRead = new Budget({
      perIdentity: config.MAX_READ_MIB_PER_SECOND,
      perAddress: config.MAX_READ_MIB_PER_ADDRESS_PER_SECOND,
    });
    this.changes = new Allowance({ perSecond, burst }, now);
    this.questions = new Allowance(
      { perSecond: QUESTIONS_PER_COMMAND * perSecond, burst: QUESTIONS_PER_COMMAND * burst },
      now,
    );
    const joinsOfAll = config.MAX_JOINS_PER_SECOND;
    this.joins = new JoinLimit({ perSecond, burst }, { perSecond: joinsOfAll, burst: joinsOfAll });
    this.newIdentitiesOfAddress = hourly(config.MAX_IDENTITIES_PER_ADDRESS_PER_HOUR);
    this.newRoomsOfIdentity = hourly(config.MAX_ROOMS_PER_HOUR);
    this.newRoomsOfAddress = hourly(config.MAX_ROOMS_PER_ADDRESS_PER_HOUR);
  }
}

/** How many commands a participant may give. */
export function commandRateOf(config: Config): { readonly perSecond: number; readonly burst: number } {
  return { perSecond: config.RATE_LIMIT_PER_SECOND, burst: config.RATE_LIMIT_BURST };
}

const now = () => performance.now();
const hourly = (most: number) => new Allowance(perHour(most), now);
