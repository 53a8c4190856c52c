import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { networkIn } from "./address";

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

/** A number that may have a fraction. */
const amount = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,6})?$/, "must be a number such as 10 or 0.5")
  .transform(Number);

const list = z
  .string()
  .default("")
  .transform((items) => items.split(",").flatMap((item) => item.trim() || []));

function isOrigin(url: string): boolean {
  return /^https?:/.test(url) && URL.canParse(url) && new URL(url).origin === url.toLowerCase();
}

const databaseForms =
  "must be the address of an SQLite file, such as file:./data/parley.db, or of a PostgreSQL, such as postgresql://localhost/parley";
const METRICS_TOKEN_LENGTH = 16;

const environment = z.object({
  PORT: whole(0, 65_535).default(3000),
  /** Absent: every address of the machine. */
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z
    .string()
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isOrigin, "must be an http or https address without a path, such as https://chat.example.org")
    .optional(),
  ALLOWED_ORIGINS: list.refine(
    (origins) => origins.every(isOrigin),
    "must be http or https addresses without a path, with commas between them",
  ),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)./, databaseForms)
    .default("file:./data/parley.db"),
  /** Absent: this process is alone, or reads from the database what others do. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, "must be the address of a Redis, such as redis://127.0.0.1:6379")
    .optional(),
  SECRET: z.string().optional(),
  HISTORY_LIMIT: whole(0, 100_000).default(100),
  RESUME_LIMIT: whole(0, 100_000).default(1000),
  /** Above so many participants in a room they are counted, and not listed; 0 means never. */
  PRESENCE_LIST_LIMIT: whole(0, 1_000_000).default(500),
  PRESENCE_GRACE_MS: whole(0, 3_600_000).default(5000),
  /** Commands of each participant; 0 in either means without a limit. */
  RATE_LIMIT_PER_SECOND: amount.default(10),
  RATE_LIMIT_BURST: whole(0, 1_000_000).default(60),
  MAX_CONNECTIONS_PER_IDENTITY: whole(0, 1_000_000).default(50),
  MAX_CONNECTIONS_PER_ADDRESS: whole(0, 1_000_000).default(10_000),
  /** Proxies whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(networkIn), "must be addresses or networks such as 10.0.0.0/8, with commas")
    .transform((proxies) => proxies.flatMap((proxy) => networkIn(proxy) ?? [])),
  MAX_JOINS_PER_SECOND: whole(0, 1_000_000).default(1000),
  MAX_ROOMS_PER_HOUR: whole(0, 1_000_000).default(1000),
  ROOM_CREATION: z.enum(["open", "closed"], { error: "must be open or closed" }).default("open"),
  /** What opens `/metrics`; without it they do not exist for anybody. */
  METRICS_TOKEN: z
    .string()
    .min(METRICS_TOKEN_LENGTH, `must have at least ${METRICS_TOKEN_LENGTH} characters`)
    .optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

/** On one machine the secret is kept beside the database; processes that share a database have to be given theirs. */
const settings = environment.refine(
  ({ DATABASE_URL, SECRET }) => DATABASE_URL.startsWith("file:") || SECRET !== undefined,
  {
    path: ["SECRET"],
    error: "must be set when DATABASE_URL names a PostgreSQL, to the same for all processes",
  },
);

/** A secret that is shorter can be guessed. */
export const SECRET_LENGTH = 32;

export type Config = z.infer<typeof environment>;

/** A setting that the server cannot start with. Its message is one line that names it. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment and, for what it does not say, from `.env` in the working directory.
 * Throws a {@link ConfigError}.
 */
export function readConfig(): Config {
  if (existsSync(".env")) loadEnvFile(".env");
  return parseConfig(process.env);
}

/** The settings from given variables; an empty one counts as absent. Throws a {@link ConfigError}. */
export function parseConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`${issue?.path.join(".")} ${issue?.message}`);
}

/** Says which setting it is that cannot be used, in one line. */
export function blame(setting: string) {
  return (cause: Error): never => {
    throw new ConfigError(`${setting} cannot be used: ${cause.message.trim().split("\n")[0]}`, { cause });
  };
}
