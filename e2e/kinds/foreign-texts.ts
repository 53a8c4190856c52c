import { liesWell } from "../fixtures/page/layout";
import { keepToTheirRows } from "../fixtures/page/rows";
import type { Person } from "../fixtures/person";
import { BEYOND } from "../walks/beyond";
import { comesToOddDoors, losesItsWayToOddRooms, startsOddRooms } from "../walks/foreign-lobby";
import { changesOddThings, moderatesOddPeople } from "../walks/foreign-moderation";
import {
  findsOddPeople,
  joinsOddGroups,
  oddPeople,
  saysOddThings,
  saysOddThingsOffline,
  whispersToOddPeople,
} from "../walks/foreign-room";
import type { Kind } from "./kind";

/** People's own texts pile up, have no end, turn around or show nothing. */
export const foreignTexts: Kind = {
  company: oddPeople,
  look: lies,
  cells: {
    home: startsOddRooms,
    join: comesToOddDoors,
    chat: saysOddThings,
    private: whispersToOddPeople,
    group: joinsOddGroups,
    people: findsOddPeople,
    moderation: moderatesOddPeople,
    dialogs: changesOddThings,
    errors: losesItsWayToOddRooms,
    offline: saysOddThingsOffline,
    ...BEYOND,
  },
};

async function lies({ page }: Person, at: string): Promise<void> {
  await keepToTheirRows(page, at);
  await liesWell(page, at);
}
