import { Socket } from "node:net";
import type { Pool, PoolConfig } from "pg";
import {
  DATABASE_CONNECTIONS,
  DATABASE_IDLE_MS,
  DATABASE_LOCK_MS,
  DATABASE_SILENCE_MS,
  DATABASE_STATEMENT_MS,
} from "../../kit/limits";

export function attend(pool: Pool): void {
  // First in the connection's queue. If it fails, so does the next statement.
  pool.on("connect", (connection) => void connection.query(TIMEOUTS).catch(() => {}));
}

/** Ends a silent connection: a COMMIT whose answer never comes would block its room for ever. */
function attentiveSocket(): Socket {
  const socket = new Socket();
  const lost = Object.assign(new Error("Connection terminated: nothing is heard of the database"), {
    code: "ETIMEDOUT",
  });
  return socket.setTimeout(DATABASE_SILENCE_MS, () => socket.destroy(lost));
}

/** A process that stops in a transaction holds its room for ten seconds; the others wait a little longer for it. */
export const SETTINGS: PoolConfig = {
  max: DATABASE_CONNECTIONS,
  stream: attentiveSocket,
  application_name: "parley",
  // Statements that are sent together take one round trip.
  pipeline: true,
  keepAlive: true,
  // The pool uses this for the wait for a free connection, too.
  connectionTimeoutMillis: DATABASE_STATEMENT_MS,
};

/** Set by a statement: a pooler rejects them as connection parameters. */
const TIMEOUTS = `SET idle_in_transaction_session_timeout = ${DATABASE_IDLE_MS}; SET lock_timeout = ${DATABASE_LOCK_MS};
SET statement_timeout = ${DATABASE_STATEMENT_MS}`;
