import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../harness/stats";
import type { ParleyUser } from "./parley-user";

const PAUSE_MS = 20;

/** Resolves with the times from send to receipt, in milliseconds. */
export async function waitsOf(victims: readonly ParleyUser[], seconds: number): Promise<number[]> {
  const waits: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let number = 0; performance.now() < end; number += 1) {
    const start = performance.now();
    const received = await victims[number % victims.length]?.say(`Message ${number}`.padEnd(100, " and so on"));
    waits.push((received ?? Number.NaN) - start);
    await sleep(PAUSE_MS);
  }
  return waits;
}

export async function receiptsOf(victims: readonly ParleyUser[], seconds: number): Promise<number> {
  return quantile(await waitsOf(victims, seconds), 0.5);
}
