import { stripVTControlCharacters } from "node:util";
import type { Logger } from "pino";
import { PRINTED_RATE } from "./kit/limits";
import { faultOf } from "./kit/log";
import { Allowance } from "./limits/allowance";

/** An address with an invitation in it. */
const INVITATION = /(\/join\/)[^\s"'?#]+/g;

/**
 * Has whatever packages print become lines of the log, which is read by programs. Of an error it says as little as of
 * every other, and of an address no invitation. Packages print in answer to requests, and so no more than a rate allows.
 */
export function logWhatIsPrinted(log: Logger): void {
  const at = (level: "debug" | "warn") => {
    // One of its own: what is said aside leaves the place to what is wrong.
    const rate = new Allowance(PRINTED_RATE, () => performance.now());
    let left_out = 0;
    return (...said: unknown[]) => {
      if (!log.isLevelEnabled(level)) return;
      if (rate.take("") > 0) {
        left_out += 1;
        return;
      }
      const fault = said.find((it) => it instanceof Error);
      const text = said.filter((it) => typeof it === "string").join(" ");
      const line = stripVTControlCharacters(text).trim().replace(INVITATION, "$1…");
      const details = { ...(fault && { fault: faultOf(fault) }), ...(left_out > 0 && { left_out }) };
      left_out = 0;
      log[level](details, line || "something was printed");
    };
  };
  const [aside, warning] = [at("debug"), at("warn")];
  Object.assign(console, { debug: aside, log: aside, info: aside, trace: aside, warn: warning, error: warning });
}
