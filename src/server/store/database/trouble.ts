/**
 * The database is in a state that an operator has to look after. The message goes on after the database's name, says what
 * to do, and quotes nothing that is stored.
 */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

/** What is stored is not as it was written: the disk or somebody has changed it. */
export function damaged(what: string, cause: unknown): Trouble {
  return new Trouble(`is damaged: ${what}. Restore a backup, as docs/operating.md says under Backup`, { cause });
}

/** What an operator has to know of a fault, if the database's state is what it comes from. */
export function troubleIn(fault: unknown): Trouble | undefined {
  if (typeof fault !== "object" || fault === null) return undefined;
  if (fault instanceof Trouble) return fault;
  const { cause, code, originalCode, meta } = fault as Signs;
  const known = [code, originalCode].find((it) => POSTGRES.has(String(it)));
  if (known !== undefined) return POSTGRES.get(String(known))?.(fault);
  return troubleIn(cause) ?? troubleIn(meta?.driverAdapterError);
}

const POSTGRES: ReadonlyMap<string, (cause: unknown) => Trouble> = new Map([
  ["XX001", (cause) => damaged("PostgreSQL finds a table damaged", cause)],
  ["XX002", (cause) => damaged("PostgreSQL finds an index damaged", cause)],
  ["53100", (cause) => new Trouble("cannot be written to: its disk is full", { cause })],
  [
    "25006",
    (cause) => new Trouble("may only be read: it is a standby, or default_transaction_read_only is on", { cause }),
  ],
]);

/** Prisma's errors carry the driver's in `meta`. */
type Signs = {
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};

/** What a text of the database says as JSON; only Parley has written it. */
export function parsed<T>(json: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (cause) {
    throw damaged("a text that was written as JSON is none", cause);
  }
}
