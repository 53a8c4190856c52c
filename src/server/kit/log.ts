import { type Logger, pino } from "pino";

/** The log: one JSON object a line. Message texts and secrets never reach it. */
export function createLog(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * What may be logged of a fault: its kind and where it came from. Its message is left out, for the database's own
 * messages can quote what was to be stored.
 */
export function faultOf(fault: unknown) {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const frames = fault.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  const code = "code" in fault ? String(fault.code) : undefined;
  return { name: fault.name, code, frames: frames.map((line) => line.trim()) };
}
