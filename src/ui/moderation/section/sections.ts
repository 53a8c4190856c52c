import type { Addressee, Id } from "../../../protocol";
import { hashOf } from "../../room/session/places";

/** The sections of the panel by their addresses, in order; where the page is wide enough, some stand beside the chat. */
const SECTIONS = {
  room: "beside",
  people: "beside",
  waiting: "beside",
  review: "beside",
  invitations: "page",
  log: "page",
  keep: "page",
} as const;

export type SectionName = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export function isBeside(section: SectionName): boolean {
  return SECTIONS[section] === "beside";
}

/** `place` is the part of the address behind the room's id, as Next has it; `index` is the panel as such. */
export function sectionAt(place: string | readonly string[] | undefined): SectionName | "index" | undefined {
  const [panel, section] = typeof place === "string" ? [place] : (place ?? []);
  if (panel !== "moderate") return undefined;
  return SECTION_NAMES.find((name) => name === section) ?? "index";
}

export function panelAddress(room_id: Id, open: Addressee, section?: SectionName): string {
  return `/rooms/${room_id}/moderate${section === undefined ? "" : `/${section}`}${hashIn(open)}`;
}

export function chatAddress(room_id: Id, open: Addressee): string {
  return `/rooms/${room_id}${hashIn(open)}`;
}

function hashIn(open: Addressee): string {
  return open.scope === "global" ? "" : hashOf(open);
}
