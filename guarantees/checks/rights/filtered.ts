import type { Filters, Id, Rules } from "../../../src/protocol";
import type { Deed } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { hasAddress, isBlocked } from "../../evidence/moderation/filters";
import { isApproved } from "../../evidence/moderation/held";
import type { Stream } from "../../evidence/streams";
import type { Timeline } from "../../evidence/timeline";
import { rulesIn } from "./ruled";

/**
 * What has a blocked word or a link is not said by others than moderators, or waits, where the rules say so; what has
 * none is not refused for it. Moderators alone are told the words, and all of them.
 */
export function* filtered(evidence: Evidence): Generator<string> {
  const { deeds, filters, ledger, standings, streams } = evidence;
  const rules = rulesIn(ledger.events.values());
  for (const numbered of ledger.events.values()) {
    const text = textIn(numbered);
    const role = text && standings.get(text.source)?.at(numbered.number - 1)?.role;
    if (text === undefined || role === undefined || role === "moderator" || isApproved(ledger, numbered)) continue;
    const at = numbered.number - 1;
    const name = `${text.message} (${numbered.number}) by ${text.source}`;
    const content = said(evidence, text.id, text) ?? text.content;
    const verdicts = [onWords(filters.at(at), content), onLinks(rules.at(at)?.links, content)];
    if (verdicts.includes("block")) yield `${name}, with what is blocked`;
    else if (verdicts.includes("hold") && text.message !== "message_held") yield `${name}, with what has to wait`;
    if (text.because === "word" && verdicts[0] === "pass") yield `${name} waits for a word that nobody blocks`;
    if (text.because === "link" && verdicts[1] === "pass") yield `${name} waits for a link that may be`;
  }
  for (const deed of deeds) {
    const fault = wronglyRefused(evidence, deed, rules);
    if (fault !== undefined) yield fault;
  }
  const asked = new Set(
    deeds.flatMap(({ who, command: { payload } }) =>
      payload.action === "set_filters" ? [`${who} ${nameOf(payload)}`] : [],
    ),
  );
  for (const stream of streams.all) yield* told(evidence, stream, asked);
}

type Verdict = "pass" | "hold" | "block" | "unknown";

function onWords(filters: Filters | "unknown" | undefined, text: string): Verdict {
  if (filters === "unknown") return "unknown";
  return filters !== undefined && isBlocked(text, filters.words) ? filters.on_match : "pass";
}

function onLinks(links: Rules["links"] = "allow", text: string): Verdict {
  return links !== "allow" && hasAddress(text) ? links : "pass";
}

type Text = {
  readonly message: "message_sent" | "message_held" | "message_edited";
  readonly id: Id;
  readonly source: Id;
  readonly content: string;
  readonly edits: number;
  readonly because?: string | undefined;
};

function textIn({ event: { payload } }: Numbered): Text | undefined {
  switch (payload.message) {
    case "message_sent":
    case "message_edited":
    case "message_held": {
      const { message, id, source, content } = payload;
      const edits = message === "message_edited" ? payload.edits : 0;
      return { message, id, source, content, edits, ...("because" in payload && { because: payload.because }) };
    }
    default:
      return undefined;
  }
}

/** The text at the time of an event: a replay tells the text as it stands then. */
function said({ fates }: Evidence, id: Id, { message, edits }: Text): string | undefined {
  if (message === "message_held") return undefined;
  // Nobody knows a text that was edited or deleted before anybody was told.
  return fates.of.get(id)?.versions.find((it) => it.edits === edits)?.content ?? "";
}

/** A refusal for what was not blocked at any moment at which it may have been decided. */
function wronglyRefused(
  { filters, moments, standings }: Evidence,
  { who, command, transaction_id, asked, outcomes, turnedDown = Number.POSITIVE_INFINITY }: Deed,
  rules: Timeline<Rules>,
): string | undefined {
  const { payload } = command;
  const isRefused = outcomes.some((it) => it !== undefined && "bad" in it && it.bad.reason === "content_blocked");
  if (!isRefused || !("content" in payload)) return undefined;
  const [from, upTo] = [moments.from(asked), moments.to(turnedDown)];
  const name = `${payload.action} (${transaction_id}) was refused for its content`;
  const isNoModerator = standings.get(who)?.ever(from, upTo, ({ role }) => role !== "moderator") === true;
  if (!isNoModerator) return `${name}, and ${who} moderates`;
  const mayBe =
    filters.ever(from, upTo, (it) => onWords(it, payload.content) !== "pass") ||
    rules.ever(from, upTo, ({ links }) => onLinks(links, payload.content) !== "pass");
  return mayBe ? undefined : `${name}, and nothing in it was blocked`;
}

/** The faults in what a device was told of the words. */
function* told({ filters, standings }: Evidence, stream: Stream, asked: ReadonlySet<string>): Generator<string> {
  const { who, device, first, later } = stream;
  for (const { id, envelope } of [first, ...later]) {
    const { payload } = envelope;
    const moderates = (at: number) => standings.get(who)?.at(at)?.role === "moderator";
    if (payload.message === "filters_changed") {
      if (!moderates(id - 1)) yield `${device} was told (${id}) of blocked words, and does not moderate`;
      if (!asked.has(`${payload.issued_by} ${nameOf(payload)}`))
        yield `${device} was told (${id}) of words that ${payload.issued_by} did not block`;
    }
    if (payload.message !== "join_success" && payload.message !== "role_updated") continue;
    const { moderation } = payload.module_data ?? {};
    const shown = moderation !== undefined && "filters" in moderation ? moderation.filters : undefined;
    const name = `the ${payload.message} of ${device} at ${id}`;
    if (!moderates(id)) {
      if (shown !== undefined) yield `${name} shows blocked words to somebody who does not moderate`;
    } else {
      const stood = filters.at(id);
      if (stood === "unknown" || (payload.message === "role_updated" && moderation === undefined)) continue;
      const isSo = shown === undefined || stood === undefined ? shown === stood : nameOf(shown) === nameOf(stood);
      if (!isSo) yield `${name} shows other blocked words than there were`;
    }
  }
}

function nameOf({ words, on_match }: Filters): string {
  return JSON.stringify([words, on_match]);
}
