import { TRANSACTION_MS } from "../../kit/limits";

export const PATIENCE = { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS };
