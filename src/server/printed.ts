import { stripVTControlCharacters } from "node:util";
import type { Logger } from "pino";
import { PRINTED_RATE } from "./kit/limits";
import { faultOf } from "./kit/log";
import { Allowance } from "./limits/allowance";

const INVITATION = /(\/join\/)[^\s"'?#]+/g;

/**
 * Programs read the log, so packages' output becomes log lines, without errors' messages and invitations in URLs.
 * Requests can trigger it, so it has a rate limit.
 */
export function logWhatIsPrinted(log: Logger): void {
  const at = (level: "debug" | "warn") => {
    // Each level has its own rate, so that debug output cannot displace warnings.
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
