import { Archive, DoorOpen, Inbox, Link, type LucideIcon, ScrollText, SlidersHorizontal, Users } from "lucide-react";
import type { ComponentType } from "react";
import { countHere, type View } from "../../room/view";
import { Invitations } from "./invitations/Invitations";
import { Keep } from "./keep/Keep";
import { Log } from "./log/Log";
import { People } from "./people/People";
import { ToReview } from "./review/ToReview";
import { Room } from "./rules/Room";
import type { SectionName } from "./section/sections";
import { atDoor, toReview } from "./section/waiting-work";
import { Waiting } from "./waiting/Waiting";

type Content = {
  readonly Icon: LucideIcon;
  readonly Content: ComponentType;
  readonly count?: (view: View) => number;
  /** The count is of what waits for a moderator. */
  readonly isWork?: true;
};

export const CONTENTS: { readonly [Name in SectionName]: Content } = {
  room: { Icon: SlidersHorizontal, Content: Room },
  people: { Icon: Users, Content: People, count: countHere },
  waiting: { Icon: DoorOpen, Content: Waiting, count: atDoor, isWork: true },
  review: { Icon: Inbox, Content: ToReview, count: toReview, isWork: true },
  invitations: { Icon: Link, Content: Invitations },
  log: { Icon: ScrollText, Content: Log },
  keep: { Icon: Archive, Content: Keep },
};
