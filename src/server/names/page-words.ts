import { NAME_LENGTH } from "../../protocol";
import { CATALOGUES } from "../../ui/language/catalogues/catalogues";
import { holdsTitle, TITLES } from "./titles";
import { Words } from "./words";

const ANYBODY: readonly string[] = [
  ...["All", "Anonymous", "Anybody", "Anyone", "Everybody", "Everybody else", "Everybody here", "Everyone else"],
  ...["Everyone here", "Everyone in the room", "Me", "Myself", "No one", "Nobody", "Others", "Somebody else"],
  ...["Someone", "Someone else", "The others", "To everyone", "Unknown", "Yourself"],
  ...["Alle anderen", "Alle hier", "Alle im Raum", "Andere", "Anonym", "Die anderen", "Du", "Euch", "Ich"],
  ...["Irgendjemand", "Jeder", "Jedermann", "Jemand anders", "Mich", "Niemand", "Unbekannt"],
];
const MANY: readonly string[] = [
  ...["Deleted user", "Former participant", "Group", "Guests", "Member", "Members", "Participant", "Participants"],
  ...["Users", "Visitor", "Visitors"],
  ...["Benutzer", "Benutzerin", "Besucher", "Besucherin", "Gruppe", "Gäste", "Mitglied", "Mitglieder", "Nutzer"],
  ...["Nutzerin", "Nutzende", "Teilnehmer", "Teilnehmerin", "Teilnehmende"],
];
/** Behind a number. */
const PEOPLE: readonly string[] = ["Guests", "People", "Users", "Gäste", "Leute", "Menschen", "Nutzer", "Personen"];

/**
 * The texts in which a single word stands for people or for what they say. A single word on a button or of a setting
 * passes for nobody, and is a name for many: Art, Ban, Hell, Light.
 */
const OF_PEOPLE = /^(?:announce|chat|kit\.(?:app|loading|role)|mentions|notices|people|pins|session\.state)\./u;
/** Also people's names. */
const NAMES: readonly string[] = ["Neu"];

const END = /[\s.!?:…]+$/u;
const NUMBER = /\{\{(?:count|number|over|shown)\}\}/gu;

/** A person whose name is a text of the page, in any language, could pass for somebody else, or for the page. */
export const PAGE_WORDS: readonly string[] = [...new Set([...labels(), ...TITLES, ...ANYBODY, ...MANY])];
/** The page's words behind a number: " others" of "2 others". */
const COUNTED: readonly string[] = labels(NUMBER)
  .filter((text) => text.startsWith("{{"))
  .map((text) => text.replace(NUMBER, ""));
/** "Person 5" is a name; "5 people" is not. */
const NUMBER_FIRST = /^\P{L}*\p{N}/u;
const DIGITS: Readonly<Record<string, string>> = { "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

const WORDS = new Words(PAGE_WORDS);
const BEHIND_A_NUMBER = new Words([...COUNTED, ...PEOPLE]);

export function isPageWord(name: string): boolean {
  const plain = name.normalize("NFKC");
  if (NUMBER_FIRST.test(plain) && BEHIND_A_NUMBER.has(plain.replace(/\p{N}+/gu, " "))) return true;
  // "Ho5t": a digit within a word may pass for a letter.
  const read = plain.replace(/(?<=\p{L})[3457@$](?=\p{L})|^[4@](?=\p{L})/gu, (it) => DIGITS[it] ?? it);
  return [name, plain, read].some((it) => WORDS.has(it) || WORDS.has(it.replace(END, "")) || holdsTitle(it));
}

function labels(number?: RegExp): string[] {
  return Object.values(CATALOGUES)
    .flatMap((catalogue) => [...textsOf(catalogue)])
    .map(([key, text]) => [key, text.replace(END, "")] as const)
    .filter(([key, text]) => {
      const rest = number ? text.replace(number, "") : text;
      const isWhole = !/[<{]/u.test(rest) && (/\p{L}\S*\s+\S*\p{L}/u.test(text) || OF_PEOPLE.test(`${key}.`));
      return isWhole && rest !== "" && rest !== (number && text) && text.length <= NAME_LENGTH && !NAMES.includes(text);
    })
    .map(([, text]) => text);
}

function* textsOf(catalogue: object, before = ""): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(catalogue) as [string, string | object][])
    if (typeof value === "string") yield [before + key, value];
    else yield* textsOf(value, `${before}${key}.`);
}
