import { upTo } from "./primitives";

/** The longest sequence that Unicode recommends has 35 UTF-16 units. */
const LONGEST = 40;

const PATTERN = "^\\p{RGI_Emoji}$";
const SETS_OF_SEQUENCES: string = "v";

let recommended: RegExp | undefined;

/** An emoji of Unicode's recommended list (UTS 51, RGI). */
export const emoji = upTo(LONGEST).refine(
  (value) => {
    // Built on first use: a browser without this flag runs no validation.
    recommended ??= new RegExp(PATTERN, SETS_OF_SEQUENCES);
    return recommended.test(value);
  },
  { error: "no emoji" },
);
