import { foreignTexts } from "./foreign-texts";
import { cookiesBlocked, storageMissing } from "./forgetful";
import { hugePastes } from "./huge-pastes";
import type { Kind } from "./kind";
import { midnightInKathmandu, midnightOnLordHoweIsland } from "./midnight";
import { textSize } from "./text-size";
import { translation } from "./translation";
import { twoTabs } from "./two-tabs";

/** The trials of every screen. */
export const KINDS: Readonly<Record<string, Kind>> = {
  "page translation": translation,
  "two tabs": twoTabs,
  "huge pastes": hugePastes,
  "text size": textSize,
  "cookies blocked": cookiesBlocked,
  "storage missing": storageMissing,
  "midnight in Kathmandu": midnightInKathmandu,
  "midnight on Lord Howe Island": midnightOnLordHoweIsland,
  "texts that take the screen": foreignTexts,
};
