import { z } from "zod";
import { holdsUnseen, showsNothing } from "./invisible-characters";

// Where a content security policy forbids `eval`, zod would find that out by trying, which browsers report.
if ("window" in globalThis) z.config({ jitless: true });

const HOLDABLE = /^[^\0\p{Surrogate}]*$/u;
const NOT_HOLDABLE = "holds U+0000 or a lone surrogate";

/** How many times as long a text may be before it is trimmed and composed, and a list before each counts once. */
const SPARE = 10;

/** Text that every database can hold: no U+0000, no lone surrogate. */
export const text = z.string().regex(HOLDABLE, NOT_HOLDABLE);

/**
 * Text of a bounded length, checked before anything else: to compose a text, or to look into it, can take the square of
 * its length. Nothing else is checked where it is longer.
 */
function shortText(units: number) {
  const isShort = (value: string) => value.length <= units;
  return z.string().refine(isShort, { error: `longer than ${units} UTF-16 units`, abort: true });
}

/** 1 to `units` UTF-16 units: what JavaScript's `length` says. zod's own `max` counts code points. */
export function upTo(units: number) {
  return shortText(units).min(1, { abort: true }).regex(HOLDABLE, NOT_HOLDABLE);
}

/** The same, trimmed and composed (NFC), which makes it shorter. */
export function trimmedUpTo(units: number) {
  return shortText(SPARE * units)
    .trim()
    .normalize("NFC")
    .pipe(upTo(units));
}

/** 8-4-4-4-12 hexadecimal digits; comes in in either case, goes out in lower case. */
export const id = z.guid().toLowerCase();
export type Id = z.infer<typeof id>;

/** A person's name or a room's title: trimmed, composed (NFC), 1–100 UTF-16 units, all of which one can see. */
export const name = trimmedUpTo(100).refine((value) => !holdsUnseen(value), {
  message: "holds characters that cannot be seen",
});

/** The name of a group that exists: 1–100 UTF-16 units, compared exactly. */
export const groupName = upTo(100);

/** A group's name as it is given: all of it can be seen. A group that an earlier version let in keeps its name. */
const givenGroupName = groupName.refine((value) => !holdsUnseen(value) && !showsNothing(value), {
  message: "holds characters that cannot be seen",
});

/** How many groups a participant can be in. */
export const MAX_GROUPS = 50;

/** The groups of a participant, each counted once. */
export const groups = setOf(groupName);

/** Groups as they are given to a participant or an invitation. */
export const givenGroups = setOf(givenGroupName);

/** A list of at most so many, whose elements nobody looks at where there are more. */
export function listUpTo<Element extends z.ZodType>(most: number, element: Element) {
  return z.array(z.unknown()).max(most, { abort: true }).pipe(z.array(element));
}

function setOf(groupNames: typeof groupName) {
  return listUpTo(SPARE * MAX_GROUPS, groupNames)
    .transform((names) => [...new Set(names)])
    .pipe(z.array(z.string()).max(MAX_GROUPS));
}

export const role = z.enum(["moderator", "user", "guest"]);
export type Role = z.infer<typeof role>;

/** The name of a durable event in its room: its number, in decimal digits. */
export const eventNumber = z.string().regex(/^\d{1,15}$/);
