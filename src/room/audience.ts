import type { Happening, Numbered } from "./base/room";
import type { Viewer } from "./base/viewer";
import { natureOf } from "./namespaces";
import { changeOfReport } from "./review/reports";

/** Live events, replays and histories all use it. An event without a row may be a newer process's: it is invisible. */
export function sees(viewer: Viewer, event: Numbered, nature = natureOf(event)): boolean {
  if (event.except !== undefined && event.except === viewer.session) return false;
  if (event.to !== undefined && event.to !== viewer.id) return false;
  return nature?.seenBy(viewer, event) === true;
}

/** The event as a viewer is told of it, if they are: moderators hear of a reported message that they do not see. */
export function toldTo<Told extends Numbered>(viewer: Viewer, event: Told, nature = natureOf(event)): Told | undefined {
  if (sees(viewer, event, nature)) return event;
  return viewer.role === "moderator" ? changeOfReport(event) : undefined;
}

/** The viewer after an event: an `update` of the participant changes it, and so does a crowd. */
export function viewerAfter(viewer: Viewer, event: Happening): Viewer {
  const { payload } = event;
  if (payload.message === "presence" && event.crowded && !viewer.counts) return { ...viewer, counts: true };
  if (payload.message !== "update" || payload.id !== viewer.id || event.of_hand) return viewer;
  const { control, chat } = payload.module_data;
  return { ...viewer, role: control.role, groups: chat.groups };
}
