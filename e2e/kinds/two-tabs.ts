import { none } from "../walks/beyond";
import { draftsToAGroup, draftsToAPerson, draftsToEveryone, roomsOnTheStartPage } from "../walks/tabs";
import type { Kind } from "./kind";

const NOTHING_SHARED = "Tabs share nothing there that a page shows.";

/** A person with the room open in two tabs. */
export const twoTabs: Kind = {
  cells: {
    home: roomsOnTheStartPage,
    join: NOTHING_SHARED,
    // News that are read in another tab are part of the shared walk, which page translation goes.
    chat: draftsToEveryone,
    private: draftsToAPerson,
    group: draftsToAGroup,
    people: "Each tab has a list and a search of its own.",
    moderation: "What one tab changes comes to the other as to everybody.",
    dialogs: "A dialog stands in one tab, and keeps nothing in the browser.",
    errors: NOTHING_SHARED,
    offline: "Which tab sends what was kept is tried for the outbox, in a specification of its own.",
    ...none("What this opens stands in one tab, and writes no draft of its own; settings are tried elsewhere."),
  },
};
