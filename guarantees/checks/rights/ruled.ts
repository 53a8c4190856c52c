import type { Addressee, Id, Rules } from "../../../src/protocol";
import { isLocked } from "../../../src/room/rules/locks";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isApproved } from "../../evidence/moderation/held";
import { reads, type Standing } from "../../evidence/standing";
import { Timeline } from "../../evidence/timeline";

/** Everybody was allowed to do all that they did, at that point in the order. */
export function* ruled({ held, ledger, standings }: Evidence): Generator<string> {
  const enabled = enabledIn(ledger.events.values());
  const rules = rulesIn(ledger.events.values());
  // Moderators know a message by a report, also one that they do not see.
  const reported = new Set<Id>();
  for (const numbered of [...ledger.events.values()].sort((one, other) => one.number - other.number)) {
    const { number, event } = numbered;
    const { payload } = event;
    // A message that waited was said before its approval, and told twice: the author has an event of their own.
    const isSaid =
      (payload.message === "message_sent" && !isApproved(ledger, numbered)) ||
      (payload.message === "message_held" && event.to === undefined);
    const before = (who: Id): Standing | undefined => standings.get(who)?.at(number - 1);
    const rule = rules.at(number - 1);
    if (payload.message === "message_reported") reported.add(payload.id);
    if ((isSaid || payload.message === "message_edited") && rule !== undefined) {
      const { source: id } = payload;
      const role = before(id)?.role;
      const target = payload.scope === "private" ? before(payload.target) : undefined;
      if (role !== undefined && isLocked(rule, { id, role }, payload, target))
        yield `${payload.message} (${number}) where the rules lock its author out`;
      if (payload.message === "message_edited" && rule.edit_window_seconds === 0)
        yield `a message was edited (${number}) while no edits were allowed`;
    }
    if (isSaid) {
      if (enabled.at(number - 1) === false) yield `a message was sent (${number}) while the chat was disabled`;
      if (before(payload.source) === undefined) yield `somebody who was not there sent a message (${number})`;
      else if (payload.scope === "group" && !before(payload.source)?.groups.includes(payload.target))
        yield `somebody wrote to ${payload.target} (${number}) who was not in it`;
      const isForAll = rule?.mention_all === "everyone";
      if (payload.mention_all && !isForAll && before(payload.source)?.role !== "moderator")
        yield `everybody was mentioned (${number}) by somebody who was no moderator`;
      for (const group of payload.mention_groups ?? [])
        if (!mayMention(before(payload.source), group, payload))
          yield `${group} was mentioned (${number}) by an outsider`;
    }
    if (payload.message === "message_edited") {
      if (enabled.at(number - 1) === false) yield `a message was edited (${number}) while the chat was disabled`;
      if (!saw(before(payload.source), payload.source, payload))
        yield `somebody edited (${number}) what they did not see`;
    }
    if (payload.message === "message_deleted") {
      const { issued_by, source } = payload;
      if (!saw(before(issued_by), issued_by, payload) && !reported.has(payload.id))
        yield `somebody deleted (${number}) what they did not see`;
      const isModerator = before(issued_by)?.role === "moderator";
      if (!isModerator && rule?.delete_window_seconds === 0)
        yield `an author deleted (${number}) while no deletions were allowed`;
      if (issued_by === source) continue;
    }
    if (payload.message === "message_pinned" || payload.message === "message_unpinned")
      if (!saw(before(payload.issued_by), payload.issued_by, payload))
        yield `${payload.message} (${number}) by somebody who did not see the message`;
    if (payload.message === "message_rejected" && held.get(payload.id)?.source === payload.issued_by) continue;
    // Of the own name, see `names`.
    if (payload.message === "display_name_changed" && payload.target === payload.issued_by) continue;
    if (payload.message === "participant_banned" && before(payload.banned_by)?.role !== "moderator")
      yield `${payload.message} (${number}) by somebody who was no moderator`;
    // An owner may invite before they join: then nobody is named.
    if ("issued_by" in payload && payload.issued_by !== undefined && before(payload.issued_by)?.role !== "moderator")
      yield `${payload.message} (${number}) by somebody who was no moderator`;
  }
}

/** A group is mentioned in its own conversation, or by a member before everybody. */
function mayMention(standing: Standing | undefined, group: string, to: Addressee): boolean {
  if (to.scope === "group") return to.target === group;
  return to.scope === "global" && standing?.groups.includes(group) === true;
}

function saw(standing: Standing | undefined, id: Id, message: Addressee & { readonly source: Id }): boolean {
  return standing !== undefined && reads(id, standing.groups, message);
}

/** The rules by number; unknown before the first change, of which the run has the rules of a new room. */
export function rulesIn(events: Iterable<Numbered>): Timeline<Rules> {
  const rules = new Timeline<Rules>();
  for (const { number, event } of events)
    if (event.payload.message === "rules_changed") rules.note(number, event.payload.rules);
  return rules;
}

/** The state of the chat's switch by number; unknown before the first switch. */
export function enabledIn(events: Iterable<Numbered>): Timeline<boolean> {
  const enabled = new Timeline<boolean>();
  for (const { number, event } of events)
    if (event.payload.message === "chat_enabled" || event.payload.message === "chat_disabled")
      enabled.note(number, event.payload.message === "chat_enabled");
  return enabled;
}
