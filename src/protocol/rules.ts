import { z } from "zod";
import {
  FILTER_WORD_LENGTH,
  MAX_FILTER_WORDS,
  MAX_RETENTION_SECONDS,
  MAX_SLOW_MODE_SECONDS,
  MAX_WINDOW_SECONDS,
  MIN_RETENTION_SECONDS,
} from "./primitives/limits";
import { id, listUpTo, trimmedUpTo } from "./primitives/primitives";

const writers = z.enum(["everyone", "not_guests", "moderators"]);
const window = z.int().min(0).max(MAX_WINDOW_SECONDS);

export const rules = z.object({
  post_global: writers,
  post_groups: writers,
  private: z.enum(["everyone", "with_moderators", "nobody"]),
  slow_mode_seconds: z.int().min(0).max(MAX_SLOW_MODE_SECONDS),
  hold: z.enum(["nobody", "guests", "everyone"]),
  links: z.enum(["allow", "hold", "block"]),
  mention_all: z.enum(["everyone", "moderators"]),
  edit_window_seconds: window,
  delete_window_seconds: z.union([z.literal("always"), window]),
  reactions: z.boolean(),
  typing: z.boolean(),
  attachments: z.boolean(),
  export: z.enum(["nobody", "moderators", "everyone"]),
  locked: z.boolean(),
  history_for_new: z.enum(["all", "none"]),
  retention_seconds: z.union([z.literal(0), z.int().min(MIN_RETENTION_SECONDS).max(MAX_RETENTION_SECONDS)]),
});
export type Rules = z.infer<typeof rules>;

/** Words may have `*` at an end where a word may go on. */
export const filters = z.object({
  words: listUpTo(MAX_FILTER_WORDS, trimmedUpTo(FILTER_WORD_LENGTH)),
  on_match: z.enum(["block", "hold"]),
});
export type Filters = z.infer<typeof filters>;

export const rulesCommand = z.discriminatedUnion("action", [
  rules.partial().extend({ action: z.literal("set_rules") }),
  filters.extend({ action: z.literal("set_filters") }),
]);
export type RulesCommand = z.infer<typeof rulesCommand>;

export const rulesError = z.enum(["insufficient_permissions", "nothing_to_do"]);

const value = z.union([z.string(), z.number(), z.boolean()]);

export const rulesEvent = z.discriminatedUnion("message", [
  z.object({
    message: z.literal("rules_changed"),
    rules,
    changed: z.array(z.object({ field: rules.keyof(), from: value, to: value })),
    issued_by: id,
  }),
  filters.extend({ message: z.literal("filters_changed"), issued_by: id }),
  z.object({ message: z.literal("error"), error: rulesError }),
]);
export type RulesEvent = z.infer<typeof rulesEvent>;
