import type { Addressee, Id, Role } from "../protocol";
import type { Happening } from "./room";

/** As whom somebody looks at a room, and on which of its sessions. */
export type Viewer = {
  readonly id: Id;
  readonly role: Role;
  readonly groups: readonly string[];
  readonly session?: string;
  /** It is told how many are here, in place of who came and went. */
  readonly counts?: boolean;
};

/**
 * Says whether somebody may see an event. It is asked for live events, for replayed ones and for histories alike, so
 * that there is one answer.
 */
export function sees(viewer: Viewer, event: Happening): boolean {
  if (event.except !== undefined && event.except === viewer.session) return false;
  if (event.to !== undefined) return event.to === viewer.id;
  switch (event.payload.message) {
    case "message_sent":
      return seesMessage(viewer, event.payload);
    case "joined":
    case "left":
      return viewer.counts !== true && event.payload.id !== viewer.id;
    case "presence":
      return viewer.counts === true || event.crowded === true;
    case "flooding":
      return viewer.role === "moderator";
    default:
      return true;
  }
}

/** Says whether somebody may see a message, stored or live. */
export function seesMessage(
  viewer: Pick<Viewer, "id" | "groups">,
  message: Addressee & { readonly source: Id },
): boolean {
  switch (message.scope) {
    case "global":
      return true;
    case "group":
      return viewer.groups.includes(message.target);
    case "private":
      return message.source === viewer.id || message.target === viewer.id;
  }
}

/** Says as whom somebody looks at the room after an event: an `update` of oneself changes it, and a crowd does. */
export function viewerAfter(viewer: Viewer, event: Happening): Viewer {
  const { payload } = event;
  if (payload.message === "presence" && event.crowded && !viewer.counts) return { ...viewer, counts: true };
  if (payload.message !== "update" || payload.id !== viewer.id) return viewer;
  const { control, chat } = payload.module_data;
  return { ...viewer, role: control.role, groups: chat.groups };
}
