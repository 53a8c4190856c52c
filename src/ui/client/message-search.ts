import type { Addressee, Id } from "../../protocol";
import { addresseeFor, keyOf, type View } from "../../room/view";
import type { Session } from "./session";

export const MOST_PAGES = 20;

export type Outcome = "there" | "gone" | "too_far" | "failed";

/** `undefined` if the user may not see the message. Rejects without an answer. */
export async function conversationWith(session: Session, id: Id): Promise<Addressee | undefined> {
  const { view } = session.store.getState();
  const loaded = Object.values(view?.chat.conversations ?? {}).find(({ messages }) =>
    messages.some((it) => it.id === id),
  );
  if (loaded || !view) return loaded?.to;
  const [message] = await session.messages([id]);
  return message && addresseeFor(view.self.id, message);
}

type Reading = {
  readonly view: () => View | undefined;
  /** Waits for a page that is being read. Resolves with false if that failed. */
  readonly readOlder: () => Promise<boolean>;
  readonly onPage: (pages: number) => void;
};

export async function readBackTo(id: Id, to: Addressee, { view, readOlder, onPage }: Reading): Promise<Outcome> {
  for (let pages = 0; ; pages++) {
    const conversation = view()?.chat.conversations[keyOf(to)];
    if (conversation?.messages.some((it) => it.id === id)) return "there";
    if (conversation === undefined || conversation.complete) return "gone";
    if (pages === MOST_PAGES) return "too_far";
    onPage(pages);
    if (!(await readOlder())) return "failed";
  }
}

/** The list may be reading it already. */
export async function olderPage(session: Session, to: Addressee): Promise<boolean> {
  const { store } = session;
  const key = keyOf(to);
  await session.readOlder(to);
  await new Promise<void>((resolve) => {
    const look = () => {
      if (store.getState().older[key] === "loading") return;
      forget();
      resolve();
    };
    const forget = store.subscribe(look);
    look();
  });
  return store.getState().older[key] !== "failed";
}
