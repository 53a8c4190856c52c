import {
  pastesAtTheDoor,
  pastesIntoTheComposer,
  pastesIntoTheDialogs,
  pastesIntoThePanel,
  pastesIntoThePeople,
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
  },
};
