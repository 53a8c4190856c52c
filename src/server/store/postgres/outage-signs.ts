const CODES: ReadonlySet<unknown> = new Set([
  // Prisma: not reachable, timed out, connection closed, too many connections, a transaction that did not end in time.
  ...["P1001", "P1008", "P1017", "P2037", "P2028"],
  ...["DatabaseNotReachable", "SocketTimeout", "ConnectionClosed", "TooManyConnections"],
  // PostgreSQL: lost, refused, shutting down, crashed, starting, timed out, cancelled, read-only or full.
  ...[
    "08000",
    "08001",
    "08003",
    "08004",
    "08006",
    "57P01",
    "57P02",
    "57P03",
    "57P05",
    "57014",
    "55P03",
    "25P03",
    "25006",
  ],
  "53300",
  // The system. The last is a missing socket file.
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH"],
  ...["ENETDOWN", "ENOTFOUND", "EAI_AGAIN", "ENOENT"],
]);

const WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying)/;

export function isOutage(fault: unknown): boolean {
  if (typeof fault !== "object" || fault === null) return false;
  const { code, kind, originalCode, message, cause, meta } = fault as Signs;
  if ([code, kind, originalCode].some((it) => CODES.has(it)) || WORDS.test(message ?? "")) return true;
  return isOutage(cause) || isOutage(meta?.driverAdapterError);
}

/** Prisma's errors have the driver's in `meta`, and the driver adapter's have the database's in `cause`. */
type Signs = {
  readonly code?: unknown;
  readonly kind?: unknown;
  readonly originalCode?: unknown;
  readonly message?: string;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};
