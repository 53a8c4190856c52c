import { liesWell } from "../fixtures/page/layout";
import { LARGE_LETTERS } from "../fixtures/page/preferences";
import type { Person } from "../fixtures/person";
import { BEYOND } from "../walks/beyond";
import { errors, home, join } from "../walks/lobby";
import { dialogs, moderation } from "../walks/moderation";
import { chat, group, offline, people, privately } from "../walks/room";
import type { Kind } from "./kind";

/** As wide as it must be for the three panes of a room to stand side by side in such letters. */
const WIDE = { width: 1920, height: 1080 };
/** A small notebook's screen at 200 % zoom. */
const ZOOMED = { width: 720, height: 450 };

/** A browser whose person has chosen letters of twice the size. */
export const textSize: Kind = {
  options: { choice: LARGE_LETTERS, viewport: WIDE },
  look: lies,
  cells: { home, join, chat, private: privately, group, people, moderation, dialogs, errors, offline, ...BEYOND },
};

async function lies({ page }: Person, at: string): Promise<void> {
  await liesWell(page, at);
  if (page.viewportSize()?.width !== WIDE.width) return;
  await page.setViewportSize(ZOOMED);
  await liesWell(page, `${at}, zoomed`);
  await page.setViewportSize(WIDE);
}
