import type { Addressee, Role, Rules } from "../../protocol";

type Writer = { readonly id: string; readonly role: Role };

/** `target` is the addressee of a private message. */
export function isLocked(rules: Rules, by: Writer, to: Addressee, target?: { readonly role: Role }): boolean {
  switch (to.scope) {
    case "global":
      return !isWriter(rules.post_global, by.role);
    case "group":
      return !isWriter(rules.post_groups, by.role);
    case "private":
      return to.target !== by.id && !isPrivateAllowed(rules.private, [by.role, target?.role]);
  }
}

function isWriter(writers: Rules["post_global"], role: Role): boolean {
  switch (writers) {
    case "everyone":
      return true;
    case "not_guests":
      return role !== "guest";
    case "moderators":
      return role === "moderator";
  }
}

function isPrivateAllowed(rule: Rules["private"], roles: readonly (Role | undefined)[]): boolean {
  switch (rule) {
    case "everyone":
      return true;
    case "with_moderators":
      return roles.includes("moderator");
    case "nobody":
      return false;
  }
}

export function isHeldBack({ hold }: Rules, role: Role): boolean {
  switch (hold) {
    case "nobody":
      return false;
    case "guests":
      return role === "guest";
    case "everyone":
      return role !== "moderator";
  }
}
