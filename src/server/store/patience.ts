/** For how long a transaction may wait to begin, and take, in milliseconds. */
export const PATIENCE = { maxWait: 60_000, timeout: 60_000 };
