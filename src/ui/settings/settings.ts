import { z } from "zod";

/** What the user has chosen for all rooms of this browser. A choice that is missing or unknown is the usual one. */
const settings = z.object({
  theme: z.enum(["system", "light", "dark"]).catch("system"),
  text_size: z.enum(["small", "normal", "large", "larger", "largest"]).catch("normal"),
  density: z.enum(["comfortable", "compact"]).catch("comfortable"),
  /** Hours as the language counts them, or as the user does. */
  clock: z.enum(["language", "h23", "h12"]).catch("language"),
  enter: z.enum(["sends", "breaks"]).catch("sends"),
  /** The keys of `keys/keys.ts`. */
  shortcuts: z.boolean().catch(true),
  /** Of what the user is told beyond the page, where nothing else is chosen for a conversation. */
  told: z.enum(["all", "mentions", "private", "none"]).catch("mentions"),
  sound: z.boolean().catch(true),
  desktop: z.boolean().catch(false),
  /** Whether a notification on the desktop shows what was written. */
  shows_text: z.boolean().catch(true),
  /** Nothing is told before this time, in milliseconds since 1970. */
  quiet_until: z.number().catch(0),
});

export type Settings = Readonly<z.infer<typeof settings>>;

/** Reads the settings as they are kept; what is no choice of today is left out. */
export function settingsIn(text: string | undefined): Settings {
  try {
    return settings.parse(JSON.parse(text ?? "{}"));
  } catch {
    return settings.parse({});
  }
}
