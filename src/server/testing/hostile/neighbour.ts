import { DeafClient } from "../network/deaf-client";
import type { RawConnection } from "../raw-connection";
import type { Site } from "../site";
import { message } from "../stream";

/** Another address of this machine than the other clients'. */
export const ELSEWHERE = "127.0.0.2";

export async function identitiesOn(server: Site, count: number): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < count) tokens.push(await server.identity());
  return tokens;
}

/** A connection from there that discards all input; with a token it identifies itself. */
export async function elsewhere(server: Site, token?: string): Promise<DeafClient> {
  const client = await DeafClient.open(server.origin, token === undefined ? "" : "?connectionParams=1", ELSEWHERE);
  if (token !== undefined) client.introduce(token);
  client.reads();
  return client;
}

/** The median time of receipts in milliseconds, with a message every 40 ms. */
export async function patienceOf(speaker: RawConnection, ms: number): Promise<number> {
  const took: number[] = [];
  for (const end = performance.now() + ms; performance.now() < end; ) {
    const start = performance.now();
    await speaker.send(message("Hello"));
    took.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return took.sort((one, other) => one - other)[Math.floor(took.length / 2)] ?? Number.POSITIVE_INFINITY;
}
