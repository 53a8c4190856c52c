import { type Logger, pino } from "pino";

/** Creates the log: one JSON object a line. Message texts and secrets must never reach it. */
export function createLog(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Returns the kind and the stack of a fault, without the message, in which a database can quote stored texts. */
export function faultOf(fault: unknown) {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const frames = fault.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  const code = "code" in fault ? String(fault.code) : undefined;
  return { name: fault.name, code, frames: frames.map((line) => line.trim()) };
}
