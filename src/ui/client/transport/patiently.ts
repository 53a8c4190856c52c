import { badRequestOf } from "./connection";

const PAUSE_MS = 1_000;

/** Waits for the time that the server names. Rejects for any other failure. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (failure) {
      const { reason, retry_after_ms = PAUSE_MS } = badRequestOf(failure) ?? {};
      if (reason !== "too_many_requests") throw failure;
      await new Promise((resolve) => setTimeout(resolve, retry_after_ms));
    }
  }
}
