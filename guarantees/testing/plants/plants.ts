import type { History } from "../../history";
import { plantsInDeeds } from "./deeds";
import type { Plants } from "./editing";
import { plantsAtTheDoor } from "./invitations";
import { plantsInMentions } from "./mentions";
import { plantsInMessages } from "./messages";
import { plantsInModeration } from "./moderation";
import { plantsInDebriefings } from "./orders/debriefings";
import { plantsInFilters } from "./orders/filters";
import { plantsInHands } from "./orders/hands";
import { plantsInNames } from "./orders/names";
import { plantsInPins } from "./pins";
import { plantsInReactions } from "./reactions";
import { plantsInReadings } from "./readings";
import { plantsInReports } from "./reports";
import { plantsInReview } from "./review";
import { plantsInSearches } from "./searches";
import { plantsShutOut } from "./shut-out";
import { plantsInStreams } from "./streams";

export const plants: Plants = {
  ...plantsInDeeds,
  ...plantsInStreams,
  ...plantsInReadings,
  ...plantsInMessages,
  ...plantsInReactions,
  ...plantsInPins,
  ...plantsInMentions,
  ...plantsAtTheDoor,
  ...plantsInModeration,
  ...plantsInReview,
  ...plantsInReports,
  ...plantsShutOut,
  ...plantsInFilters,
  ...plantsInSearches,
  ...plantsInHands,
  ...plantsInNames,
  ...plantsInDebriefings,
};

/** The history with a fault in it; `undefined` where it has no place for it. */
export function planted(history: History, name: string): History | undefined {
  const entries = plants[name]?.plant(history.entries);
  const { seed, room_id, history_limit } = history;
  return entries && { seed, room_id, history_limit, entries };
}
