import type { StoreApi } from "zustand/vanilla";
import type { Addressee, HistoryPage, Id } from "../../protocol";
import { keyOf, withOlder } from "../../room/view";
import type { Listener } from "./events/news";
import { overtaken } from "./state/overtaking";
import type { SessionState } from "./state/state";

type Parts = {
  readonly store: StoreApi<SessionState>;
  readonly readPage: (to: Addressee, before: Id | undefined) => Promise<HistoryPage>;
  readonly listen: (listener: Listener) => () => void;
  readonly onNamed: (ids: readonly Id[]) => void;
};

export class OlderPages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(to: Addressee): Promise<void> {
    const { store, readPage, listen, onNamed } = this.#parts;
    const key = keyOf(to);
    const { view, older } = store.getState();
    const conversation = view?.chat.conversations[key];
    if (!conversation || conversation.complete || older[key] === "loading") return;
    this.#mark(key, "loading");
    const before = conversation.messages[0]?.id;
    try {
      const { page, withNews } = await overtaken(listen, () => readPage(to, before));
      const stillThere = store.getState().view?.chat.conversations[key]?.messages[0]?.id === before;
      this.#set((state) =>
        stillThere && state.view ? { ...state, view: withNews(withOlder(state.view, to, page)) } : state,
      );
      this.#mark(key, undefined);
      onNamed(page.messages.flatMap(({ source, mentions = [] }) => [source, ...mentions]));
    } catch {
      this.#mark(key, "failed");
    }
  }

  fillGroups(): void {
    for (const { to, messages, complete } of Object.values(this.#parts.store.getState().view?.chat.conversations ?? {}))
      if (to.scope === "group" && messages.length === 0 && !complete) void this.read(to);
  }

  #mark(key: string, mark: "loading" | "failed" | undefined): void {
    this.#set(({ older: { [key]: _, ...others }, ...rest }) => ({
      ...rest,
      older: mark ? { ...others, [key]: mark } : others,
    }));
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.#parts.store.setState(change, true);
  }
}
