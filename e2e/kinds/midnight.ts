import type { BrowserContext } from "playwright/test";
import { saysTheTimeIn } from "../fixtures/page/times";
import type { Server } from "../fixtures/server";
import { none } from "../walks/beyond";
import { search } from "../walks/finding";
import { home } from "../walks/lobby";
import { pins } from "../walks/messages";
import {
  acrossMidnight,
  groupsTalkAcrossMidnight,
  talksAcrossMidnight,
  whispersAcrossMidnight,
} from "../walks/midnight";
import { dialogs, moderation } from "../walks/moderation";
import { review, waiting } from "../walks/queues";
import { offline } from "../walks/room";
import type { Kind } from "./kind";

const NOON = Date.parse("2026-03-13T12:00:00Z");

/** All that shows times. A day of Kathmandu begins off the full hour of UTC, at a quarter past. */
export const midnightInKathmandu = midnightIn("Asia/Kathmandu", {
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
  ...none("It shows no times but those of the messages beside it, which are looked at there."),
  pins: acrossMidnight(pins),
  search: acrossMidnight(search),
  waiting: acrossMidnight(waiting),
  review: acrossMidnight(review),
});

const AS_IN_KATHMANDU = "What differs between zones is the line between two days, which the chat shows.";

/** The line between two days, on the other side of the world: the clocks there change by half an hour. */
export const midnightOnLordHoweIsland = midnightIn("Australia/Lord_Howe", {
  home: AS_IN_KATHMANDU,
  join: AS_IN_KATHMANDU,
  chat: talksAcrossMidnight,
  private: AS_IN_KATHMANDU,
  group: AS_IN_KATHMANDU,
  people: AS_IN_KATHMANDU,
  moderation: AS_IN_KATHMANDU,
  dialogs: AS_IN_KATHMANDU,
  errors: AS_IN_KATHMANDU,
  offline: AS_IN_KATHMANDU,
  ...none(AS_IN_KATHMANDU),
});

/** Midnight of a zone passes on screens of people who live in it. */
function midnightIn(timezoneId: string, cells: Kind["cells"]): Kind {
  return {
    options: { timezoneId },
    condition: keepsTimeWith,
    look: ({ page }, at) => saysTheTimeIn(timezoneId, page, at),
    cells,
  };
}

async function keepsTimeWith(context: BrowserContext, server: Server): Promise<void> {
  if (!server.isOff) await server.isTold(NOON - Date.now());
  await context.clock.setSystemTime(server.now);
}
