import { chosenIn, flag, number, oneOf, recordIn } from "./choices";

/** A choice that is missing or unknown is the usual one. */
const settings = {
  theme: oneOf("system", "light", "dark"),
  text_size: oneOf("normal", "small", "large", "larger", "largest"),
  density: oneOf("comfortable", "compact"),
  clock: oneOf("language", "h23", "h12"),
  enter: oneOf("sends", "breaks"),
  /** The keys of `keys/keys.ts`. */
  shortcuts: flag(true),
  /** This counts where nothing else is chosen for a conversation. */
  told: oneOf("mentions", "all", "private", "none"),
  sound: flag(true),
  door_sound: flag(true),
  desktop: flag(false),
  shows_text: flag(true),
  /** In milliseconds since 1970. */
  quiet_until: number(0),
};

export type Settings = { readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]> };

export function settingsIn(text: string | undefined): Settings {
  return chosenIn(recordIn(text), settings);
}
