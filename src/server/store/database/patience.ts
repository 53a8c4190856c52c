import { TRANSACTION_MS } from "../../kit/limits";

/** For how long a transaction may wait to begin, and take, in milliseconds. */
export const PATIENCE = { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS };
