import { z } from "zod";
import { holdsUnseen } from "./unseen";

// Where a content security policy forbids `eval`, zod would find that out by trying, which browsers report.
if ("window" in globalThis) z.config({ jitless: true });

/** Text that every database can hold: no U+0000, no lone surrogate. */
export const text = z.string().regex(/^[^\0\p{Surrogate}]*$/u, "holds U+0000 or a lone surrogate");

/** 1 to `units` UTF-16 units: what JavaScript's `length` says. zod's own `max` counts code points. */
export function upTo(units: number, schema: typeof text) {
  return schema.min(1).refine((value) => value.length <= units, `longer than ${units} UTF-16 units`);
}

/** 8-4-4-4-12 hexadecimal digits; comes in in either case, goes out in lower case. */
export const id = z.guid().toLowerCase();
export type Id = z.infer<typeof id>;

/** A person's name or a room's title: trimmed, composed (NFC), 1–100 UTF-16 units, all of which one can see. */
export const name = upTo(100, text.trim().normalize("NFC")).refine((value) => !holdsUnseen(value), {
  message: "holds characters that cannot be seen",
});

/** A group's name: 1–100 UTF-16 units, compared exactly. */
export const groupName = upTo(100, text);

/** How many groups a participant can be in. */
export const MAX_GROUPS = 50;

/** The groups of a participant, each counted once. */
export const groups = z
  .array(groupName)
  .transform((names) => [...new Set(names)])
  .pipe(z.array(z.string()).max(MAX_GROUPS));

/**
 * A moment, RFC 3339. Comes in with any offset and any precision; becomes UTC with milliseconds, finer digits cut,
 * years 0001–9999: of one length, so that comparing the strings compares the times.
 */
export const timestamp = z.iso.datetime({ offset: true }).transform((value, context) => {
  const utc = new Date(value).toISOString();
  if (utc.length === 24 && !utc.startsWith("0000")) return utc;
  context.addIssue({ code: "custom", message: "outside the years 0001–9999" });
  return z.NEVER;
});
export type Timestamp = z.infer<typeof timestamp>;

export const role = z.enum(["moderator", "user", "guest"]);
export type Role = z.infer<typeof role>;

/** The name of a durable event in its room: its number, in decimal digits. */
export const eventNumber = z.string().regex(/^\d{1,15}$/);
