import type { Id, StoredMessage } from "../../../src/protocol";
import { conversationOf } from "../../../src/room/chat/exchange";
import type { Evidence } from "../../evidence/evidence";
import { overAt } from "../../evidence/fates";
import type { Known } from "../../evidence/ledger";
import { hasAddress } from "../../evidence/moderation/filters";
import { reads } from "../../evidence/standing";
import type { Entry, Sought } from "../../history";

/** Of texts with other letters nobody knows here how they are found. */
const PLAIN = /^[\x20-\x7e]*$/;

type Searching = Extract<Entry, { kind: "searching" }>;
type Page = NonNullable<Extract<Entry, { kind: "searched" }>["page"]>;
type Search = Pick<Searching, "who" | "sought"> & {
  readonly where: string;
  readonly page: Page;
  readonly from: number;
  readonly upTo: number;
};

/**
 * A search finds what it looks for, newest first, and nothing that is deleted or cleared; and all of that which its reader
 * may read. Which texts it may show follows from the checks of all that is shown.
 */
export function* found(evidence: Evidence): Generator<string> {
  for (const search of searchesIn(evidence)) {
    const { where, page, sought, who, from } = search;
    const matches = matcherOf(sought);
    let last = Number.POSITIVE_INFINITY;
    for (const message of page.messages) {
      const { number } = evidence.ledger.messages.get(message.id) ?? {};
      const name = `${where} for ${sought.term} found ${message.id}`;
      if (message.deleted_at !== undefined) yield `${name}, which is deleted`;
      else if (PLAIN.test(message.content) && !matches(message.content)) yield `${name}, which has another text`;
      if (!isSoughtIn(sought, who, message)) yield `${name}, from elsewhere`;
      if ((evidence.fates.of.get(message.id)?.cleared ?? Number.POSITIVE_INFINITY) <= from)
        yield `${name}, which was cleared before`;
      if (number === undefined) continue;
      if (number >= last) yield `${name} behind an older one`;
      if (sought.before !== undefined && number >= Number(sought.before)) yield `${name}, which an earlier page had`;
      last = number;
    }
    if (page.messages.length > sought.limit) yield `${where} found more than it was asked for`;
    if (page.complete === (page.next !== undefined)) yield `${where} is complete and goes on`;
    yield* missing(evidence, search, matches);
  }
}

/** The messages that were there all the time, and that the search passed over. */
function* missing(evidence: Evidence, search: Search, matches: (text: string) => boolean): Generator<string> {
  const { where, who, page, sought } = search;
  const shown = new Set(page.messages.map(({ id }) => id));
  const isFull = page.messages.length >= sought.limit;
  const oldest = isFull ? evidence.ledger.messages.get(page.messages.at(-1)?.id ?? "")?.number : 0;
  if (oldest === undefined) return;
  const from = Math.max(page.next === undefined ? 0 : Number(page.next), oldest);
  const before = sought.before === undefined ? Number.POSITIVE_INFINITY : Number(sought.before);
  for (const [id, known] of evidence.ledger.messages) {
    const { number = 0 } = known;
    if (shown.has(id) || number === 0 || number < from || number >= before) continue;
    if (isSoughtIn(sought, who, known.message) && isThere(evidence, search, { id, known, matches }))
      yield `${where} for ${sought.term} by ${who} lacks ${id} (${number})`;
  }
}

type Candidate = { readonly id: Id; readonly known: Known; readonly matches: (text: string) => boolean };

/** True if a message was there, with a text that matches, and for the reader's eyes, all the time. */
function isThere(
  { fates, standings }: Evidence,
  { who, from, upTo }: Search,
  { id, known, matches }: Candidate,
): boolean {
  const fate = fates.of.get(id);
  const isAfter = (number: number) => number > upTo || number === Number.POSITIVE_INFINITY;
  if (fate === undefined || (known.number ?? Number.POSITIVE_INFINITY) > from || !isAfter(fate.cleared)) return false;
  const text = fate.versions.findLast(({ since }) => since !== undefined && since <= from);
  if (text === undefined || !PLAIN.test(text.content) || !matches(text.content)) return false;
  if (!isAfter(overAt(fate, { ...known.message, content: text.content, edits: text.edits }))) return false;
  const standing = standings.get(who);
  return standing !== undefined && !standing.ever(from, upTo, ({ groups }) => !reads(who, groups, known.message));
}

function searchesIn({ history, moments }: Evidence): Search[] {
  const asked = new Map<number, { readonly entry: Searching; readonly place: number }>();
  return history.entries.flatMap((entry, place): Search[] => {
    if (entry.kind === "searching") asked.set(entry.reading, { entry, place });
    if (entry.kind !== "searched" || entry.page === undefined) return [];
    const search = asked.get(entry.reading);
    if (search === undefined) return [];
    const { who, sought } = search.entry;
    const span = { from: moments.from(search.place), upTo: moments.to(place) };
    return [{ where: `the search ${entry.reading}`, who, sought, page: entry.page, ...span }];
  });
}

function isSoughtIn(
  { to, source }: Sought,
  who: Id,
  message: Pick<StoredMessage, "source"> & Known["message"],
): boolean {
  if (source !== undefined && source !== message.source) return false;
  return to === undefined || conversationOf(who, to) === conversationOf(message.source, message);
}

/** Each word of a term begins a word of the text; one of a single letter is a whole word. */
function matcherOf({ term, has }: Sought): (text: string) => boolean {
  const words = term
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const all = words.map((word) => new RegExp(`(?<![a-z0-9])${word}${word.length === 1 ? "(?![a-z0-9])" : ""}`, "i"));
  return (text) => all.every((word) => word.test(text)) && (has === undefined || hasAddress(text));
}
