import { expect } from "playwright/test";
import { COOKIES_BLOCKED } from "../fixtures/page/preferences";
import { keepsNothing } from "../fixtures/page/shy-browser";
import type { Person } from "../fixtures/person";
import { BEYOND } from "../walks/beyond";
import { errorsOfAStranger, homeOfAStranger, join } from "../walks/lobby";
import { dialogs, moderation } from "../walks/moderation";
import { chatInOneTab, group, offline, people, privately } from "../walks/room";
import type { Kind } from "./kind";

/** Nobody is known any more on a page that is loaded anew, or in a second tab: the walks that do so are left out. */
const cells: Kind["cells"] = {
  home: homeOfAStranger,
  join,
  chat: chatInOneTab,
  private: privately,
  group,
  people,
  moderation,
  dialogs,
  errors: errorsOfAStranger,
  offline,
  ...BEYOND,
};

/** A person has blocked cookies, and with them all that keeps something. */
export const cookiesBlocked: Kind = {
  options: { choice: COOKIES_BLOCKED },
  look: warns(/you come in as somebody new, and drafts and messages that are not sent are lost/),
  cells,
};

/** All storage throws, except that the browser keeps the cookie. */
export const storageMissing: Kind = {
  condition: keepsNothing,
  look: warns(/drafts and messages that are not sent are lost/),
  cells,
};

/** The page says what will be lost wherever a person comes in or writes. A moderator has read it on the way to the panel. */
function warns(sentence: RegExp): Kind["look"] {
  return async ({ page }: Person, at: string) => {
    if (!/\/moderate(\/|$)/.test(new URL(page.url()).pathname))
      await expect(page.getByText(sentence), at).toBeVisible();
  };
}
