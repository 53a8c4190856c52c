import { z } from "zod";
import { holdsUnseen, showsNothing } from "./invisible-characters";
import { EVENT_NUMBER_DIGITS, MAX_GROUPS, NAME_LENGTH, SPARE } from "./limits";
import type { Timestamp } from "./timestamp";
import { HOLDABLE, isReserved, LOG_KINDS, MODERATION_REASONS, RESERVED, ROLES } from "./words";

// In a browser, zod would probe for `eval`, and browsers report that as a violation of the content security policy.
if ("window" in globalThis) z.config({ jitless: true });

const NOT_HOLDABLE = "holds U+0000 or a lone surrogate";

/** Text that every database can hold: no U+0000, no lone surrogate. */
export const text = z.string().regex(HOLDABLE, NOT_HOLDABLE);

/** Checks the length first, and alone if it fails: composing or searching a text can take quadratic time. */
function shortText(units: number) {
  const isShort = (value: string) => value.length <= units;
  return z.string().refine(isShort, { error: `longer than ${units} UTF-16 units`, abort: true });
}

/** 1 to `units` UTF-16 units, as JavaScript's `length`. zod's own `max` counts code points. */
export function upTo(units: number) {
  return shortText(units).min(1, { abort: true }).regex(HOLDABLE, NOT_HOLDABLE);
}

/** The same, trimmed and composed (NFC), which may shorten it. */
export function trimmedUpTo(units: number) {
  return shortText(SPARE * units)
    .trim()
    .normalize("NFC")
    .pipe(upTo(units));
}

/** 8-4-4-4-12 hexadecimal digits; input in either case, output in lower case. */
export const id = z.guid().toLowerCase();
export type Id = z.infer<typeof id>;

/** A person's name or a room's title: trimmed, composed (NFC), 1–100 UTF-16 units, all visible. */
export const name = trimmedUpTo(NAME_LENGTH).refine((value) => !holdsUnseen(value), {
  message: "holds characters that cannot be seen",
});

/** The name of an existing group: 1–100 UTF-16 units, compared exactly. */
export const groupName = upTo(NAME_LENGTH);

/** A group from an earlier version keeps its name; a new one is all visible. */
const givenGroupName = groupName
  .refine((value) => !holdsUnseen(value) && !showsNothing(value), { message: "holds characters that cannot be seen" })
  .refine((value) => !isReserved(value), { message: `begins with ${RESERVED}` });

export const groups = setOf(groupName);

export const givenGroups = setOf(givenGroupName);

export const memberGroups = setOf(groupName, MAX_GROUPS + 1);

export function listUpTo<Element extends z.ZodType>(most: number, element: Element) {
  return z.array(z.unknown()).max(most, { abort: true }).pipe(z.array(element));
}

export function uniqueUpTo<Element extends z.ZodType<string>>(most: number, element: Element) {
  return listUpTo(most, element).refine((all) => new Set(all).size === all.length, { message: "holds one twice" });
}

function setOf(groupNames: typeof groupName, most = MAX_GROUPS) {
  return listUpTo(SPARE * MAX_GROUPS, groupNames)
    .transform((names) => [...new Set(names)])
    .pipe(z.array(z.string()).max(most));
}

/** A {@link Timestamp}. Input may have any offset and precision; finer digits than microseconds are cut. */
export const timestamp = z.iso.datetime({ offset: true }).transform((value, context): Timestamp => {
  const [, second = "", fraction = "", offset = ""] = /^([^.]{19})(?:\.(\d+))?(.+)$/.exec(value) ?? [];
  const utc = new Date(second + offset).toISOString();
  if (utc.length === 24 && !utc.startsWith("0000")) return `${utc.slice(0, 20)}${fraction.slice(0, 6).padEnd(6, "0")}Z`;
  context.addIssue({ code: "custom", message: "outside the years 0001–9999" });
  return z.NEVER;
});

export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const logKind = z.enum(LOG_KINDS);
export type LogKind = z.infer<typeof logKind>;

export const moderationReason = z.enum(MODERATION_REASONS);
export type ModerationReason = z.infer<typeof moderationReason>;

export const eventNumber = z.string().regex(new RegExp(`^\\d{1,${EVENT_NUMBER_DIGITS}}$`));
