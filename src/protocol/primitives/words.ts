export const ROLES = ["moderator", "user", "guest"] as const;

/** The group of a room's moderators. It follows the role: nobody is put into it or taken out of it. */
export const MODERATORS = "@moderators";
export const RESERVED = "@";

/** Whether a group's name would read as one of the server's: behind spaces, or with a wide or a small sign. */
export function isReserved(group: string): boolean {
  return group.normalize("NFKC").trimStart().startsWith(RESERVED);
}

export function givenAmong(groups: readonly string[]): string[] {
  return groups.filter((group) => group !== MODERATORS);
}

/** The reasons that a moderator can give; never free text. */
export const MODERATION_REASONS = ["spam", "abuse", "off_topic", "personal_data", "other"] as const;

export const LOG_KINDS = [
  "people",
  "restrictions",
  "door",
  "invitations",
  "rules",
  "messages",
  "edits",
  "review",
] as const;

/** Text that every database can hold: no U+0000, no lone surrogate. */
export const HOLDABLE = /^[^\0\p{Surrogate}]*$/u;
