import type { Happening } from "./base/room";
import type { Viewer } from "./base/viewer";
import { natureOf } from "./namespaces";

/**
 * Says whether somebody may see an event. Live events, replayed ones and histories all ask here. Nobody sees an event
 * that has no row in `events.ts`: a newer process may have made it.
 */
export function sees(viewer: Viewer, event: Happening): boolean {
  if (event.except !== undefined && event.except === viewer.session) return false;
  if (event.to !== undefined && event.to !== viewer.id) return false;
  return natureOf(event)?.seenBy(viewer, event) === true;
}

/** Says as whom somebody looks at the room after an event: an `update` of oneself changes it, and a crowd does. */
export function viewerAfter(viewer: Viewer, event: Happening): Viewer {
  const { payload } = event;
  if (payload.message === "presence" && event.crowded && !viewer.counts) return { ...viewer, counts: true };
  if (payload.message !== "update" || payload.id !== viewer.id) return viewer;
  const { control, chat } = payload.module_data;
  return { ...viewer, role: control.role, groups: chat.groups };
}
