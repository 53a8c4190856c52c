import type { BrowserContext } from "playwright/test";
import type { Server } from "../fixtures/server";
import { saysTheTimeIn } from "../fixtures/times";
import { home } from "../walks/lobby";
import {
  acrossMidnight,
  groupsTalkAcrossMidnight,
  talksAcrossMidnight,
  whispersAcrossMidnight,
} from "../walks/midnight";
import { dialogs, moderation } from "../walks/moderation";
import { offline } from "../walks/room";
import type { Kind } from "./kind";

const NOON = Date.parse("2026-03-13T12:00:00Z");

/** Midnight passes on each screen, in a zone whose midnight is in the middle of an hour of UTC. */
export function midnightIn(timezoneId: string): Kind {
  return {
    options: { timezoneId },
    condition: keepsTimeWith,
    look: ({ page }, at) => saysTheTimeIn(timezoneId, page, at),
    cells: {
      home: acrossMidnight(home),
      join: "The door shows no time.",
      chat: talksAcrossMidnight,
      private: whispersAcrossMidnight,
      group: groupsTalkAcrossMidnight,
      people: "The list of people shows no time.",
      moderation: acrossMidnight(moderation),
      dialogs: acrossMidnight(dialogs),
      errors: "These pages show no time.",
      offline: acrossMidnight(offline),
    },
  };
}

async function keepsTimeWith(context: BrowserContext, server: Server): Promise<void> {
  if (!server.isOff) await server.isTold(NOON - Date.now());
  await context.clock.setSystemTime(server.now);
}
