import { EMOJI_LENGTH } from "./limits";
import { upTo } from "./primitives";

const PATTERN = "^\\p{RGI_Emoji}$";
const SETS_OF_SEQUENCES: string = "v";

let recommended: RegExp | undefined;

/** An emoji of Unicode's recommended list (UTS 51, RGI). */
export const emoji = upTo(EMOJI_LENGTH).refine(
  (value) => {
    // Built on first use: a browser without this flag runs no validation.
    recommended ??= new RegExp(PATTERN, SETS_OF_SEQUENCES);
    return recommended.test(value);
  },
  { error: "no emoji" },
);
