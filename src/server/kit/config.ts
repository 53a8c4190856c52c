import { accessSync, constants, existsSync, statSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { networkIn } from "./address";
import { adviceOn } from "./advice";
import { fileNamedBy } from "./file-address";
import { DEFAULTS, METRICS_TOKEN_LENGTH } from "./limits";

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const amount = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,6})?$/, "must be a number such as 10 or 0.5")
  .transform(Number);

const list = z
  .string()
  .default("")
  .transform((items) => items.split(",").flatMap((item) => item.trim() || []));

/** Origins are compared exactly, so that a pattern such as `*.example` would match nothing. */
function isOrigin(url: string): boolean {
  return /^https?:\/\/[^/?#@*\\\s]+$/i.test(url) && URL.canParse(url);
}

/** The form that browsers send: in lower case, with the name in ASCII, and without the default port. */
function originOf(url: string): string {
  return new URL(url).origin;
}

const FOREIGN_OPTIONS = ["schema", "pgbouncer", "connection_limit", "pool_timeout", "sslaccept", "sslidentity"];

function foreignOption(url: string): string | undefined {
  if (url.startsWith("file:") || !URL.canParse(url)) return undefined;
  const { searchParams } = new URL(url);
  return FOREIGN_OPTIONS.find((name) => searchParams.has(name));
}

function faultOfFile(url: string): string | undefined {
  const named = url.startsWith("file:") ? fileNamedBy(url) : undefined;
  return named !== undefined && "fault" in named ? named.fault : undefined;
}

const ALIAS_OF_VERIFY_FULL = /([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/;

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

const environment = z.object({
  PORT: whole(0, 65_535).default(3000),
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
    .refine((url) => faultOfFile(url) === undefined, { error: ({ input }) => faultOfFile(String(input)) })
    .refine((url) => url.startsWith("file:") || isReadable(url), unreadable)
    // An alias, of which the driver warns in several lines.
    .transform((url) =>
      /[?&]uselibpqcompat=true/.test(url) ? url : url.replace(ALIAS_OF_VERIFY_FULL, "$1verify-full"),
    )
    .refine((url) => foreignOption(url) === undefined, {
      error: ({ input }) =>
        `has the option ${foreignOption(String(input))}, which is not for PostgreSQL but for Prisma: leave it out, and give Parley a database of its own`,
    })
    .default("file:./data/parley.db"),
  /** Absent: this process is alone, or polls the database for events of the others. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, "must be the address of a Redis, such as redis://127.0.0.1:6379")
    .refine(isReadable, unreadable)
    .optional(),
  SECRET: z.string().optional(),
  HISTORY_LIMIT: whole(0, 100_000).default(DEFAULTS.HISTORY_LIMIT),
  RESUME_LIMIT: whole(0, 100_000).default(DEFAULTS.RESUME_LIMIT),
  PRESENCE_LIST_LIMIT: whole(0, 1_000_000).default(DEFAULTS.PRESENCE_LIST_LIMIT),
  PRESENCE_GRACE_MS: whole(0, 3_600_000).default(DEFAULTS.PRESENCE_GRACE_MS),
  /** Commands of each participant; a 0 in either turns the limit off. */
  RATE_LIMIT_PER_SECOND: amount.default(DEFAULTS.RATE_LIMIT_PER_SECOND),
  RATE_LIMIT_BURST: whole(0, 1_000_000).default(DEFAULTS.RATE_LIMIT_BURST),
  MAX_CONNECTIONS_PER_IDENTITY: whole(0, 1_000_000).default(DEFAULTS.MAX_CONNECTIONS_PER_IDENTITY),
  MAX_CONNECTIONS_PER_ADDRESS: whole(0, 1_000_000).default(DEFAULTS.MAX_CONNECTIONS_PER_ADDRESS),
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(networkIn), "must be addresses or networks such as 10.0.0.0/8, with commas")
    .transform((proxies) => proxies.flatMap((proxy) => networkIn(proxy) ?? [])),
  MAX_JOINS_PER_SECOND: whole(0, 1_000_000).default(DEFAULTS.MAX_JOINS_PER_SECOND),
  MAX_ROOMS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_ROOMS_PER_HOUR),
  MAX_ROOMS_PER_ADDRESS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_ROOMS_PER_ADDRESS_PER_HOUR),
  MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: whole(0, 1_000_000).default(DEFAULTS.MAX_IDENTITIES_PER_ADDRESS_PER_HOUR),
  MAX_READ_MIB_PER_SECOND: amount.default(DEFAULTS.MAX_READ_MIB_PER_SECOND),
  MAX_READ_MIB_PER_ADDRESS_PER_SECOND: amount.default(DEFAULTS.MAX_READ_MIB_PER_ADDRESS_PER_SECOND),
  ROOM_CREATION: z.enum(["open", "closed"], { error: "must be open or closed" }).default("open"),
  SERVICE_WORKER: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  /** The token that opens `/metrics`. Absent: the route does not exist. */
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

/** On one machine the secret is stored beside the database. Processes that share a database have to be given theirs. */
const settings = environment.refine(
  ({ DATABASE_URL, SECRET }) => DATABASE_URL.startsWith("file:") || SECRET !== undefined,
  {
    path: ["SECRET"],
    error: "must be set when DATABASE_URL names a PostgreSQL, to the same for all processes",
  },
);

export const SETTINGS: readonly string[] = Object.keys(environment.shape);

export type Config = z.infer<typeof environment>;

/** The message is one line that names the setting. */
export class ConfigError extends Error {}

/** Missing settings come from `.env` in the working directory. Throws a {@link ConfigError}. */
export function readConfig(): Config {
  if (existsSync(".env")) {
    try {
      // Node reports an unreadable file as a missing one.
      accessSync(".env", constants.R_OK);
      if (statSync(".env").isDirectory()) throw Object.assign(new Error(".env is a folder"), { code: "EISDIR" });
      loadEnvFile(".env");
    } catch (cause) {
      throw cause instanceof Error
        ? new ConfigError(`.env cannot be read: ${reasonIn(cause, ".env")}`, { cause })
        : cause;
    }
  }
  return parseConfig(process.env);
}

/** Parses settings from variables; an empty variable counts as absent. Throws a {@link ConfigError}. */
export function parseConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`${issue?.path.join(".")} ${issue?.message}`);
}

export function blame(setting: string) {
  return (cause: Error): never => {
    throw new ConfigError(`${setting} cannot be used: ${reasonIn(cause, setting)}`, { cause });
  };
}

/**
 * Says in one line what to do and what is the matter. Node puts the reasons for several addresses into single errors;
 * Prisma's errors begin with the call, and end with the reason.
 */
function reasonIn(cause: Error, setting: string): string {
  const [single] = cause instanceof AggregateError ? cause.errors : [];
  if (single instanceof Error) return reasonIn(single, setting);
  const lines = cause.message.split("\n").flatMap((line) => line.trim() || []);
  const line = (lines[0]?.startsWith("Invalid `") ? lines.at(-1) : lines[0]) ?? "";
  const why = line || ("code" in cause ? String(cause.code) : cause.name);
  const advice = adviceOn(setting, cause);
  return advice === undefined ? why : `${advice}: ${why}`;
}
