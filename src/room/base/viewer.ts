import type { Addressee, Id, Role } from "../../protocol";

export type Viewer = {
  readonly id: Id;
  readonly role: Role;
  readonly groups: readonly string[];
  /** The least number of a message that they see; 0 is all of them. */
  readonly visible_from: number;
  readonly session?: string;
  /** The session gets a headcount instead of joins and leaves. */
  readonly counts?: boolean;
};

/** @param number the message's place in the room's order; "new" of one that is being sent */
export function seesMessage(
  viewer: Pick<Viewer, "id" | "groups" | "visible_from">,
  message: Addressee & { readonly source: Id },
  number: number | "new",
): boolean {
  if (number !== "new" && number < viewer.visible_from) return false;
  switch (message.scope) {
    case "global":
      return true;
    case "group":
      return viewer.groups.includes(message.target);
    case "private":
      return message.source === viewer.id || message.target === viewer.id;
  }
}
