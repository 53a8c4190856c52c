import { none } from "../walks/beyond";
import {
  pastesAtTheDoor,
  pastesIntoTheComposer,
  pastesIntoTheDialogs,
  pastesIntoThePanel,
  pastesIntoThePeople,
  pastesIntoTheSearch,
  pastesIntoTheSwitcher,
  pastesOnTheStartPage,
} from "../walks/pastes";
import type { Kind } from "./kind";

const SAME_FIELD = "The field is that of the room's chat.";

/** A whole book comes into a field. */
export const hugePastes: Kind = {
  cells: {
    home: pastesOnTheStartPage,
    join: pastesAtTheDoor,
    chat: pastesIntoTheComposer,
    private: SAME_FIELD,
    group: SAME_FIELD,
    people: pastesIntoThePeople,
    moderation: pastesIntoThePanel,
    dialogs: pastesIntoTheDialogs,
    errors: "There is no field on these pages.",
    offline: SAME_FIELD,
    ...none("Its fields are those of the composer, of the people and of the windows, which are tried."),
    search: pastesIntoTheSearch,
    switcher: pastesIntoTheSwitcher,
  },
};
