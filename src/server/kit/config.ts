import { accessSync, constants, existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { networkIn } from "./address";
import { DEFAULTS } from "./limits";

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

/** Names are compared exactly: what looks like a pattern would match nothing. */
function isOrigin(url: string): boolean {
  return /^https?:\/\/[^/?#@*\\\s]+$/i.test(url) && URL.canParse(url);
}

/** As browsers write it: in small letters, a name such as münchen.example in ASCII, and without the usual port. */
function originOf(url: string): string {
  return new URL(url).origin;
}

/** The options that Prisma's own addresses have; Parley would ignore them. */
const FOREIGN_OPTIONS = ["schema", "pgbouncer", "connection_limit", "pool_timeout", "sslaccept", "sslidentity"];

function foreignOption(url: string): string | undefined {
  if (url.startsWith("file:") || !URL.canParse(url)) return undefined;
  const { searchParams } = new URL(url);
  return FOREIGN_OPTIONS.find((name) => searchParams.has(name));
}

/** Whether the name and the password in an address can be read. */
function isReadable(url: string): boolean {
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username);
    decodeURIComponent(password);
    return true;
  } catch {
    return false;
  }
}

const unreadable =
  "cannot be read: in a name or a password, write % as %25, / as %2F, : as %3A, @ as %40, # as %23 and ? as %3F";
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
    .transform(originOf)
    .optional(),
  ALLOWED_ORIGINS: list
    .refine(
      (origins) => origins.every(isOrigin),
      "must be http or https addresses without a path, with commas between them",
    )
    .transform((origins) => origins.map(originOf)),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)./, databaseForms)
    .refine((url) => url.startsWith("file:") || isReadable(url), unreadable)
    .refine((url) => foreignOption(url) === undefined, {
      error: ({ input }) =>
        `has the option ${foreignOption(String(input))}, which is not for PostgreSQL but for Prisma: leave it out, and give Parley a database of its own`,
    })
    .default("file:./data/parley.db"),
  /** Absent: this process is alone, or reads from the database what others do. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, "must be the address of a Redis, such as redis://127.0.0.1:6379")
    .refine(isReadable, unreadable)
    .optional(),
  SECRET: z.string().optional(),
  HISTORY_LIMIT: whole(0, 100_000).default(DEFAULTS.HISTORY_LIMIT),
  RESUME_LIMIT: whole(0, 100_000).default(DEFAULTS.RESUME_LIMIT),
  /** Above so many participants in a room they are counted, and not listed; 0 means never. */
  PRESENCE_LIST_LIMIT: whole(0, 1_000_000).default(DEFAULTS.PRESENCE_LIST_LIMIT),
  PRESENCE_GRACE_MS: whole(0, 3_600_000).default(DEFAULTS.PRESENCE_GRACE_MS),
  /** Commands of each participant; 0 in either means without a limit. */
  RATE_LIMIT_PER_SECOND: amount.default(DEFAULTS.RATE_LIMIT_PER_SECOND),
  RATE_LIMIT_BURST: whole(0, 1_000_000).default(DEFAULTS.RATE_LIMIT_BURST),
  MAX_CONNECTIONS_PER_IDENTITY: whole(0, 1_000_000).default(DEFAULTS.MAX_CONNECTIONS_PER_IDENTITY),
  MAX_CONNECTIONS_PER_ADDRESS: whole(0, 1_000_000).default(DEFAULTS.MAX_CONNECTIONS_PER_ADDRESS),
  /** Proxies whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(networkIn), "must be addresses or networks such as 10.0.0.0/8, with commas")
    .transform((proxies) => proxies.flatMap((proxy) => networkIn(proxy) ?? [])),
  MAX_JOINS_PER_SECOND: whole(0, 1_000_000).default(DEFAULTS.MAX_JOINS_PER_SECOND),
  MAX_ROOMS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_ROOMS_PER_HOUR),
  MAX_ROOMS_PER_ADDRESS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_ROOMS_PER_ADDRESS_PER_HOUR),
  MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_IDENTITIES_PER_ADDRESS_PER_HOUR),
  /** What is read of the past, in MiB; 0 means any amount. */
  MAX_READ_MIB_PER_SECOND: amount.default(DEFAULTS.MAX_READ_MIB_PER_SECOND),
  MAX_READ_MIB_PER_ADDRESS_PER_SECOND: amount.default(DEFAULTS.MAX_READ_MIB_PER_ADDRESS_PER_SECOND),
  ROOM_CREATION: z.enum(["open", "closed"], { error: "must be open or closed" }).default("open"),
  /** Whether browsers keep the pages' shell, and show it while the server does not answer. */
  SERVICE_WORKER: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
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

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(environment.shape);

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
  if (existsSync(".env")) {
    try {
      // Node says of every file that it cannot read that there is none.
      accessSync(".env", constants.R_OK);
      loadEnvFile(".env");
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : cause;
      throw new ConfigError(`.env cannot be read: ${why}`, { cause });
    }
  }
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
    throw new ConfigError(`${setting} cannot be used: ${reasonIn(cause)}`, { cause });
  };
}

/** In one line. Node says of a name with several addresses only in the errors of each why it cannot be reached. */
function reasonIn(cause: Error): string {
  const [first] = cause instanceof AggregateError ? cause.errors : [];
  if (first instanceof Error) return reasonIn(first);
  const [line = ""] = cause.message.trim().split("\n");
  return line || ("code" in cause ? String(cause.code) : cause.name);
}
