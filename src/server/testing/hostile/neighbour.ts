import { DeafClient } from "../network/deaf-client";
import type { RawConnection } from "../raw-connection";
import type { Site } from "../site";
import { message } from "../stream";

/** Another address of this machine than the one from which everybody else comes. */
export const ELSEWHERE = "127.0.0.2";

/** So many identities. */
export async function identitiesOn(server: Site, count: number): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < count) tokens.push(await server.identity());
  return tokens;
}

/** A connection from elsewhere that throws away whatever it is told; with a token, it says whose it is. */
export async function elsewhere(server: Site, token?: string): Promise<DeafClient> {
  const client = await DeafClient.open(server.origin, token === undefined ? "" : "?connectionParams=1", ELSEWHERE);
  if (token !== undefined) client.introduce(token);
  client.reads();
  return client;
}

/** Half of somebody's messages have their receipts in fewer milliseconds; a message every 40 for as long as it takes. */
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
