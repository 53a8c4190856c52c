import type { SearchPage, StoredMessage } from "../../../src/protocol";
import type { Entry } from "../../history";
import { changedOnce, messageEvent, type Plants, sentText, withoutFate } from "./editing";

const breaks = "a search finds what its reader may read";

type Searched = Extract<Entry, { kind: "searched" }> & { readonly page: SearchPage };

/** A search that found something. */
const searched = (it: Entry): it is Searched => it.kind === "searched" && (it.page?.messages.length ?? 0) > 1;

function withHits(
  entries: readonly Entry[],
  change: (hits: readonly StoredMessage[]) => readonly StoredMessage[] | undefined,
): Entry[] | undefined {
  const found = entries.find(searched);
  const messages = found && change(found.page.messages);
  return messages && changedOnce(entries, searched, (it) => ({ ...it, page: { ...it.page, messages: [...messages] } }));
}

/** The last telling of a message before the first search, as it was sent. */
function told(entries: readonly Entry[], isIt: (message: StoredMessage) => boolean): StoredMessage | undefined {
  const before = entries.slice(0, entries.findIndex(searched));
  const found = before.flatMap((it): StoredMessage[] => {
    if (!messageEvent()(it) || it.kind !== "came") return [];
    const { payload, timestamp } = it.envelope;
    return payload.message === "message_sent" ? [{ ...payload, timestamp }] : [];
  });
  return found.findLast(isIt);
}

/** The ids that events of a name are about, before the first search. */
function idsIn(entries: readonly Entry[], name: string): ReadonlySet<string> {
  const before = entries.slice(0, entries.findIndex(searched));
  return new Set(
    before.flatMap((it) =>
      it.kind === "came" && it.envelope.payload.message === name && "id" in it.envelope.payload
        ? [it.envelope.payload.id]
        : [],
    ),
  );
}

/** A hit more, with the text that it was sent with. */
function withGhost(entries: readonly Entry[], isIt: (message: StoredMessage) => boolean): Entry[] | undefined {
  const ghost = told(entries, isIt);
  return ghost && withHits(entries, (hits) => [withoutFate(ghost, sentText(entries, ghost.id)), ...hits]);
}

export const plantsInSearches: Plants = {
  "a search that passes over a message": {
    breaks,
    plant: (entries) => withHits(entries, (hits) => hits.slice(1)),
  },
  "a search that finds another text": {
    breaks,
    plant: (entries) => {
      const found = entries.find(searched);
      if (found === undefined) return undefined;
      const isIt = (it: Entry): it is Extract<Entry, { kind: "searching" }> =>
        it.kind === "searching" && it.reading === found.reading;
      return changedOnce(entries, isIt, (it) => ({ ...it, sought: { ...it.sought, term: "nothing of it" } }));
    },
  },
  "a search with the oldest first": {
    breaks,
    plant: (entries) => withHits(entries, (hits) => hits.toReversed()),
  },
  "a search that finds what was cleared": {
    breaks,
    plant: (entries) => {
      const clear = entries.findIndex((it) => it.kind === "came" && it.envelope.payload.message === "history_cleared");
      const ids = new Set(
        entries
          .slice(0, clear)
          .flatMap((it) =>
            messageEvent(undefined, "global")(it) && it.envelope.payload.message === "message_sent"
              ? [it.envelope.payload.id]
              : [],
          ),
      );
      return clear < 0 ? undefined : withGhost(entries, ({ id }) => ids.has(id));
    },
  },
  "a deleted text that a search finds": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) => {
      const deleted = idsIn(entries, "message_deleted");
      return withGhost(entries, ({ id }) => deleted.has(id));
    },
  },
  "a text that was edited away, and that a search finds": {
    breaks: "a text is shown as it stood",
    plant: (entries) => {
      const deleted = idsIn(entries, "message_deleted");
      const edited = idsIn(entries, "message_edited");
      return withGhost(entries, ({ id, scope }) => scope === "global" && edited.has(id) && !deleted.has(id));
    },
  },
  "a private message that a search finds for somebody else": {
    breaks: "private stays private",
    plant: (entries) => {
      const first = entries.find(searched)?.reading;
      const asked = entries.find((it) => it.kind === "searching" && it.reading === first);
      const who = asked?.kind === "searching" ? asked.who : "";
      return withGhost(entries, (it) => it.scope === "private" && it.source !== who && it.target !== who);
    },
  },
  "a held text that a search finds": {
    breaks: "what waits is seen by moderators and its author alone",
    plant: (entries) => {
      const rejected = idsIn(entries, "message_rejected");
      const held = entries.find(
        (it) =>
          it.kind === "came" && it.envelope.payload.message === "message_held" && rejected.has(it.envelope.payload.id),
      );
      if (held?.kind !== "came" || held.envelope.payload.message !== "message_held") return undefined;
      const { message: _, because: __, ...message } = held.envelope.payload;
      return withHits(entries, (hits) => [
        { ...message, timestamp: held.envelope.timestamp } as StoredMessage,
        ...hits,
      ]);
    },
  },
};
