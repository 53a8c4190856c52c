import { NAME_LENGTH } from "../../protocol";
import { CATALOGUES } from "../../ui/language/catalogues/catalogues";
import { disguises, keysOfDisguise, lookKey, lookKeys, looksLike } from "./look-alike";

/** Titles of people with authority in a room. Nobody may pass for one, not even in brackets or with a number. */
const LEADERS: readonly string[] = [
  ...["Admin", "Administrator", "Co-host", "Host", "Mod", "Moderation", "Moderator", "Moderators", "Operator"],
  ...["Organiser", "Organizer", "Owner", "Room owner", "Root", "Sysadmin", "System", "Webmaster"],
  ...["Administratorin", "Betreiber", "Betreiberin", "Eigentümer", "Eigentümerin", "Gastgeber", "Gastgeberin"],
  ...["Gastgebende", "Inhaber", "Inhaberin", "Moderatorin", "Moderatoren", "Moderierende", "Organisator"],
  ...["Organisatorin", "Systemverwalter", "Veranstalter", "Veranstalterin", "Verwalter"],
];
const ROLES: readonly string[] = [
  ...LEADERS,
  ...["Administration", "Bot", "Chat bot", "Mods", "The moderator", "The moderators", "Security", "Server", "Staff"],
  ...["Support", "System message", "Team", "Administratoren", "Betrieb", "Die Moderierenden", "Ein Moderator"],
  ...["Eine Moderatorin", "Sicherheit", "Systemmeldung", "Systemnachricht", "Verwaltung"],
];
const ANYBODY: readonly string[] = [
  ...[
    "All",
    "Anonymous",
    "Anybody",
    "Anyone",
    "Everybody",
    "Everybody else",
    "Everyone else",
    "To everyone",
    "Me",
    "Myself",
    "Nobody",
    "No one",
    "Others",
    "Somebody else",
  ],
  ...["Someone", "Someone else", "The others", "Unknown", "Yourself"],
  ...["Alle anderen", "Andere", "Anonym", "Die anderen", "Du", "Euch", "Ich", "Irgendjemand", "Jeder", "Jedermann"],
  ...["Jemand anders", "Mich", "Niemand", "Unbekannt"],
];
const MANY: readonly string[] = [
  ...["Deleted user", "Former participant", "Group", "Guests", "Member", "Members", "Participant", "Participants"],
  ...["Users", "Visitor", "Visitors"],
  ...["Benutzer", "Benutzerin", "Besucher", "Besucherin", "Gruppe", "Gäste", "Mitglied", "Mitglieder", "Nutzer"],
  ...["Nutzerin", "Nutzende", "Teilnehmer", "Teilnehmerin", "Teilnehmende"],
];
/** Words of the page that are also people's names. */
const NAMES: readonly string[] = ["Close", "Goes", "Link", "Neu"];

const END = /[\s.!?:…]+$/u;
const NUMBER = /\{\{(?:count|number|over|shown)\}\}/gu;

/** A person whose name is a text of the page, in any language, could pass for somebody else, or for the page. */
export const PAGE_WORDS: readonly string[] = [...new Set([...labels(), ...ROLES, ...ANYBODY, ...MANY])];
/** The page's words behind a number: " others" of "2 others". */
const COUNTED: readonly string[] = labels(NUMBER)
  .filter((text) => text.startsWith("{{"))
  .map((text) => text.replace(NUMBER, ""));
/** "Person 5" is a name; "5 people" is not. */
const NUMBER_FIRST = /^\P{L}*\p{N}/u;

const ALIKE = byKey(PAGE_WORDS);
const ALIKE_LEADERS = byKey(LEADERS);
const ALIKE_COUNTED = byKey(COUNTED);

export function isPageWord(name: string): boolean {
  if (isAmong(ALIKE, name) || isAmong(ALIKE, name.replace(END, ""))) return true;
  const plain = name.normalize("NFKC");
  if (NUMBER_FIRST.test(plain) && isAmong(ALIKE_COUNTED, plain.replace(/\p{N}+/gu, " "))) return true;
  return titlesIn(plain).some((title) => isAmong(ALIKE_LEADERS, title));
}

/** Parts of a name that read as titles: with no number or letter behind them, in brackets, beside a stroke. */
function titlesIn(name: string): readonly string[] {
  const bare = name.replace(/^parley\s+/iu, "").replace(/(?:[\s#.-]*\p{N}+|[\s#.-]+\p{L})$/u, "");
  const parts = name.split(/[()[\]{}<>|:,;/·•]+|\s[-–—]\s/u).map((part) => part.trim());
  return [bare, ...(parts.length > 1 ? parts : [])].filter((title) => title !== "");
}

function labels(number?: RegExp): string[] {
  return Object.values(CATALOGUES)
    .flatMap(textsOf)
    .map((text) => text.replace(END, ""))
    .filter((text) => {
      const rest = number ? text.replace(number, "") : text;
      const isWhole = !/[<{]/u.test(rest);
      return isWhole && rest !== "" && rest !== (number && text) && text.length <= NAME_LENGTH && !NAMES.includes(text);
    });
}

function textsOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((it: string | object) => (typeof it === "string" ? [it] : textsOf(it)));
}

function byKey(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) found.set(lookKey(word), [...(found.get(lookKey(word)) ?? []), word]);
  return found;
}

function isAmong(words: ReadonlyMap<string, readonly string[]>, name: string): boolean {
  const isOne = (word: string) => looksLike(word, name) || disguises(name, word);
  return [...lookKeys(name), ...keysOfDisguise(name)].some((key) => words.get(key)?.some(isOne));
}
