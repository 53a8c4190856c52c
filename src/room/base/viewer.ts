import type { Addressee, Id, Role } from "../../protocol";

/** A participant as a viewer, and the session. */
export type Viewer = {
  readonly id: Id;
  readonly role: Role;
  readonly groups: readonly string[];
  readonly session?: string;
  /** The session gets a headcount instead of joins and leaves. */
  readonly counts?: boolean;
};

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
