import { Words } from "./words";

/** Titles of people with a say in a room. No name has one among its words: "Admin Bob", "Der Moderator". */
const LEADERS: readonly string[] = [
  ...["Admin", "Administrator", "Administrators", "Admins", "Moderator", "Moderators", "Organiser", "Organizer"],
  ...["Sysadmin", "Webmaster", "Administratorin", "Administratoren", "Besitzer", "Besitzerin", "Betreiber"],
  ...["Betreiberin", "Eigentümer", "Eigentümerin", "Gastgeber", "Gastgeberin", "Gastgebende", "Gastgebender"],
  ...["Inhaber", "Inhaberin", "Moderatorin", "Moderatorinnen", "Moderatoren", "Moderierende", "Moderierenden"],
  ...["Moderierender", "Organisator", "Organisatorin", "Systemverwalter", "Veranstalter", "Veranstalterin"],
  ...["Verwalter", "Verwalterin"],
];
/** Surnames too: a name may end with them, as "Joe Root" does, but not begin: "Host Bob". */
const FIRST: readonly string[] = ["Host", "Mod", "Mods", "Owner"];
/** Words of other names too: "Root Beer", "Panel Moderation". */
const ALONE: readonly string[] = ["Co-host", "Moderation", "Operator", "Room owner", "Root", "System"];
/** A title with a number, in brackets or beside a stroke. */
const SURE: readonly string[] = [...LEADERS, ...FIRST, ...ALONE];
/** A department, say: people may bear them with more, as in "Anna (Support)" and "Team 1". */
const STAFF: readonly string[] = [
  ...["Administration", "Bot", "Chat bot", "Security", "Server", "Staff", "Support", "System message", "Team"],
  ...["Betrieb", "Sicherheit", "Systemmeldung", "Systemnachricht", "Verwaltung"],
];
/** Words that the page writes in brackets behind names, beside the titles. */
const IN_BRACKETS: readonly string[] = ["Staff", "You", "Me", "Myself", "Du", "Ich", "Sie"];

export const TITLES: readonly string[] = [...SURE, ...STAFF];

const LEADER = new Words(LEADERS);
const BEGINNING = new Words([...LEADERS, ...FIRST]);
const SURELY = new Words(SURE);
const TITLE = new Words(TITLES);
const BRACKETED = new Words([...SURE, ...IN_BRACKETS]);

const ARTICLE = /^(?:an?|the|das|de[mnr]|die|eine?|ihre?|our|unsere?|your)\s+/iu;
/** The place in which a title would hold. */
const PLACE = /^(?:chat|parley|raum|room)$/iu;
const BRACKETS = /[()[\]{}<>|:,;/·•]+|\s[-–—]\s/u;

export function holdsTitle(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => LEADER.has(word)) || (words.length > 1 && BEGINNING.has(words[0] ?? ""))) return true;
  if (words.length > 0 && words.every((word) => TITLE.has(word))) return true;
  const bare = wordsOf(withoutNumber(name));
  if (bare.length > 0 && (bare.every((word) => SURELY.has(word)) || SURELY.has(bare.join(" ")))) return true;
  const parts = name.split(BRACKETS).map((part) => part.trim());
  return parts.length > 1 && parts.some((part) => part !== "" && BRACKETED.has(part));
}

function wordsOf(name: string): readonly string[] {
  const words = name.replace(ARTICLE, "").split(/[\s\p{P}\p{S}]+/u);
  return words.filter((word) => word !== "" && !PLACE.test(word));
}

/** "Moderator1", "Admin A", and "Moderatorl", whose last letter passes for a 1. */
function withoutNumber(name: string): string {
  const bare = name.replace(/(?:[\s#.-]*\p{N}+|[\s#.-]+\p{L})$/u, "");
  return bare === name ? name.replace(/(?<=\p{L}{5})[lI|]$/u, "") : bare;
}
