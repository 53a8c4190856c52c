/** A state that needs the operator. The message goes on after the database's name, and quotes no stored data. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

/** Stored data is not as it was written: the disk or a person has changed it. */
export function damaged(what: string, cause: unknown): Trouble {
  return new Trouble(`is damaged: ${what}. Restore a backup, as docs/operating.md says under Backup`, { cause });
}

export function locked(cause: unknown): Trouble {
  return new Trouble("cannot be written to: another program has it locked. End that program's transaction", { cause });
}

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

type Signs = {
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};

/** Parses stored JSON. Only Parley writes it, so a syntax error is damage. */
export function parsed<T>(json: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (cause) {
    throw damaged("a text that was written as JSON is none", cause);
  }
}
