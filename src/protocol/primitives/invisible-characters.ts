/** A pictograph, with a skin tone, as a picture or as text. */
const PICTOGRAPH = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\uFE0E\uFE0F])?/u.source;

/** India's vowel suppressors, beside which U+200C and U+200D shape the letters. */
const VIRAMA = "[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]";

const LEGITIMATE = [
  // The flags of England, Scotland and Wales; families and professions, joined by U+200D; keys.
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu,
  new RegExp(`${PICTOGRAPH}(?:\u200D${PICTOGRAPH})*`, "gu"),
  /[0-9#*]\uFE0F\u20E3/gu,
  // U+200C between letters of the Arabic script, as Persian writes it; both joiners beside a virama.
  /(?<=\p{Script=Arabic}\p{M}{0,8})\u200C(?=\p{Script=Arabic})/gu,
  new RegExp(`(?<=${VIRAMA})[\u200C\u200D]|\u200D(?=${VIRAMA})`, "gu"),
  // The variants of Chinese and Japanese characters in some names.
  /(?<=\p{Unified_Ideograph})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/gu,
];

/**
 * Glyphs without ink that no property covers: the Braille blank, an empty note head, fillers, blanks of hieroglyphs,
 * and the placeholder of a lost picture.
 */
const BLANK = "\\uFFFC\\u2800\\u{1D159}\\u{16FE4}\\u{13430}-\\u{1343F}\\u{13441}\\u{13442}";

const NOTHING = `\\p{Cc}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\uFFF9-\\uFFFB${BLANK}`;

const UNSEEN = new RegExp(`[${NOTHING}]|^\\p{M}`, "u");
/** An unassigned character has no glyph, unless Unicode has kept it for an emoji that this server does not know yet. */
const SEEN = new RegExp(
  `[^${NOTHING}\\p{Cn}\\p{White_Space}\\p{M}]|(?=\\p{Extended_Pictographic})(?!\\p{Noncharacter_Code_Point})\\p{Cn}`,
  "u",
);

/**
 * Whether a name contains invisible characters, with which it could imitate another or rearrange the line around it. A
 * script's or an emoji's own ones are allowed in their places.
 */
export function holdsUnseen(name: string): boolean {
  return UNSEEN.test(LEGITIMATE.reduce((rest, legitimate) => rest.replace(legitimate, " "), name));
}

export function showsNothing(text: string): boolean {
  return !SEEN.test(text);
}
