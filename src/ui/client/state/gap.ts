import type { Addressee, HistoryPage, Id, JoinSuccess, StoredMessage } from "../../../protocol";
import { keyOf, type View } from "../../../room/view";
import type { JoinedEnvelope } from "./state";

type ReadPage = (before: Id) => Promise<HistoryPage>;

/** A gap is closed with this many pages at most; beyond, the conversation starts at the newest messages. */
const PAGES = 20;

export function hasGap(view: View, { payload }: JoinedEnvelope, to: Addressee): boolean {
  const known = knownIn(view, to);
  const history = historyIn(payload, to);
  return known.size > 0 && history.length > 0 && !history.some(({ id }) => known.has(id));
}

/** Messages that are erased or too far away stay missing. */
export async function closeGap(
  view: View,
  fresh: JoinedEnvelope,
  to: Addressee,
  readPage: ReadPage,
): Promise<JoinedEnvelope> {
  const known = knownIn(view, to);
  let history: StoredMessage[] = historyIn(fresh.payload, to);
  for (let pages = 0; pages < PAGES; pages++) {
    const [oldest] = history;
    if (oldest === undefined) return fresh;
    const page = await readPage(oldest.id);
    const from = page.messages.findIndex(({ id }) => known.has(id));
    history = [...(from < 0 ? page.messages : page.messages.slice(from)), ...history];
    if (from >= 0) return withHistory(fresh, to, history);
    if (page.complete) return fresh;
  }
  return fresh;
}

function knownIn(view: View, to: Addressee): ReadonlySet<Id> {
  return new Set(view.chat.conversations[keyOf(to)]?.messages.map(({ id }) => id));
}

function historyIn({ module_data: { chat } }: JoinSuccess, to: Addressee): StoredMessage[] {
  switch (to.scope) {
    case "global":
      return chat.room_history;
    case "group":
      return chat.groups_history.find(({ name }) => name === to.target)?.history ?? [];
    case "private":
      return chat.private_history.find(({ correspondent }) => correspondent === to.target)?.history ?? [];
  }
}

function withHistory(fresh: JoinedEnvelope, to: Addressee, history: StoredMessage[]): JoinedEnvelope {
  const { module_data } = fresh.payload;
  const { chat } = module_data;
  const changed = { ...chat };
  if (to.scope === "global") changed.room_history = history;
  if (to.scope === "group")
    changed.groups_history = chat.groups_history.map((it) => (it.name === to.target ? { ...it, history } : it));
  if (to.scope === "private")
    changed.private_history = chat.private_history.map((it) =>
      it.correspondent === to.target ? { ...it, history } : it,
    );
  return { ...fresh, payload: { ...fresh.payload, module_data: { ...module_data, chat: changed } } };
}
