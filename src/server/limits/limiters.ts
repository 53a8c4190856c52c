import type { Config } from "../kit/config";
import { QUESTIONS_PER_COMMAND } from "../kit/limits";
import { Allowance, perHour } from "./allowance";
import { Budget } from "./budget";
import { Errands } from "./errands";
import { JoinLimit } from "./join-limit";
import { Penalties } from "./penalties";

export class Limiters {
  readonly bytesRead: Budget;
  readonly changes: Allowance;
  readonly questions: Allowance;
  readonly joins: JoinLimit;
  readonly newIdentitiesOfAddress: Allowance;
  readonly newRoomsOfIdentity: Allowance;
  readonly newRoomsOfAddress: Allowance;
  readonly penalties = new Penalties();
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

export function commandRateOf(config: Config): { readonly perSecond: number; readonly burst: number } {
  return { perSecond: config.RATE_LIMIT_PER_SECOND, burst: config.RATE_LIMIT_BURST };
}

const now = () => performance.now();
const hourly = (most: number) => new Allowance(perHour(most), now);
