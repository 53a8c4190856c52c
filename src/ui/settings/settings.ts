import { chosenIn, flag, number, oneOf, recordIn } from "./choices";

/** The user's choices for all rooms of this browser. A choice that is missing or unknown is the usual one. */
const settings = {
  theme: oneOf("system", "light", "dark"),
  text_size: oneOf("normal", "small", "large", "larger", "largest"),
  density: oneOf("comfortable", "compact"),
  /** Hours as the language counts them, or as the user does. */
  clock: oneOf("language", "h23", "h12"),
  enter: oneOf("sends", "breaks"),
  /** The keys of `keys/keys.ts`. */
  shortcuts: flag(true),
  /** Of what the user is told beyond the page, where nothing else is chosen for a conversation. */
  told: oneOf("mentions", "all", "private", "none"),
  sound: flag(true),
  /** Whether a sound tells somebody who waits at the door that they are in. */
  door_sound: flag(true),
  desktop: flag(false),
  /** Whether a notification on the desktop shows what was written. */
  shows_text: flag(true),
  /** Nothing is told before this time, in milliseconds since 1970. */
  quiet_until: number(0),
};

export type Settings = { readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]> };

/** Reads the settings as they are kept; what is no choice of today is left out. */
export function settingsIn(text: string | undefined): Settings {
  return chosenIn(recordIn(text), settings);
}
