import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "../../src/protocol";
import type { Meeting } from "./meeting";

const PAUSE_MS = 200;

/** The pardons after which the owner makes moderators of those who are still out: somebody declined waits a minute. */
const PATIENCE = 15;

/** The owner lifts all bans, and lets everybody in, until it is enough. */
export async function pardons({ owner, people }: Meeting, isEnough: () => boolean): Promise<void> {
  const { device } = owner;
  const gives = (payload: Extract<Command, { namespace: "moderation" | "control" }>["payload"]) => {
    const namespace = payload.action === "grant_moderator_role" ? "control" : "moderation";
    return device.gives({ namespace, payload } as Command, `pardon ${device.pardons++}`);
  };
  for (let round = 0; !isEnough(); round += 1) {
    for (const target of device.memory.banned) await gives({ action: "unban", target });
    await gives({ action: "disable_waiting_room" });
    await gives({ action: "accept_all" });
    const out = new Set(people.filter((it) => !it.device.isIn).map((it) => it.device.who));
    if (round >= PATIENCE) for (const target of out) await gives({ action: "grant_moderator_role", target });
    await sleep(PAUSE_MS);
  }
}
