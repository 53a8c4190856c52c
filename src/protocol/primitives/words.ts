export const ROLES = ["moderator", "user", "guest"] as const;

/** The reasons that a moderator can give; never free text. */
export const MODERATION_REASONS = ["spam", "abuse", "off_topic", "personal_data", "other"] as const;

/** Text that every database can hold: no U+0000, no lone surrogate. */
export const HOLDABLE = /^[^\0\p{Surrogate}]*$/u;
