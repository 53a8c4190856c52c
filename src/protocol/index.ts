// The part of the protocol that every file may use at no cost. The schemas themselves need zod, which a page must not load: `schemas.ts` has them.

export * from "./known";
export * from "./pasting/typed";
export * from "./primitives/folded";
export * from "./primitives/frames";
export { showsNothing } from "./primitives/invisible-characters";
export * from "./primitives/limits";
export * from "./primitives/timestamp";
export * from "./primitives/utf8-length";
export { givenAmong, LOG_KINDS, MODERATION_REASONS, MODERATORS, ROLES } from "./primitives/words";
export type * from "./schemas";
export * from "./search/link";
export * from "./search/stretches";
export { termOf } from "./search/term";
