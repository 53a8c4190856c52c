import { type Logger, pino } from "pino";

const STANDARD_OUTPUT = 1;
export const STANDARD_ERROR = 2;

/** Creates the log: one JSON object a line. Message texts and secrets must never reach it. */
export function createLog(level: string, dest = STANDARD_OUTPUT): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest, sync: true }));
}

/** Returns the kind and the stack of a fault, without the message, in which a database can quote stored texts. */
export function faultOf(fault: unknown) {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const frames = fault.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  const code = "code" in fault ? String(fault.code) : undefined;
  return { name: fault.name, code, frames: frames.map((line) => line.trim()) };
}
