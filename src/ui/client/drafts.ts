import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { channelNamed } from "../browser/channel";
import { dropAll, kept, onKept, onKeptElsewhere } from "../browser/local-storage";
import { Draft } from "./draft";

type Sent = { readonly key: string; readonly text: string };

export class Drafts {
  readonly #place: string;
  readonly #drafts = new Map<string, Draft>();
  #channel: ReturnType<typeof channelNamed>;

  constructor(room_id: string) {
    this.#place = placeOfDrafts(room_id);
  }

  of(to: Addressee): Draft {
    const key = this.#place + keyOf(to);
    const known = this.#drafts.get(key);
    if (known) return known;
    const draft = new Draft(key, (text) => this.#channel?.postMessage({ key, text } satisfies Sent));
    this.#drafts.set(key, draft);
    return draft;
  }

  attach(): () => void {
    const settle = () => {
      for (const draft of this.#drafts.values()) draft.settle();
    };
    const turned = () => {
      if (document.hidden) settle();
      else for (const draft of this.#drafts.values()) draft.changedElsewhere();
    };
    const forget = onKeptElsewhere((key) => key !== undefined && this.#drafts.get(key)?.changedElsewhere());
    const channel = channelNamed("parley.drafts");
    channel?.addEventListener("message", ({ data }: MessageEvent<Sent>) =>
      this.#drafts.get(data.key)?.sentElsewhere(data.text),
    );
    this.#channel = channel;
    addEventListener("blur", settle);
    addEventListener("pagehide", settle);
    document.addEventListener("visibilitychange", turned);
    return () => {
      forget();
      settle();
      channel?.close();
      this.#channel = undefined;
      removeEventListener("blur", settle);
      removeEventListener("pagehide", settle);
      document.removeEventListener("visibilitychange", turned);
    };
  }
}

export function dropDrafts(room_id: string): void {
  dropAll(placeOfDrafts(room_id));
}

export function placeOfDrafts(room_id: string): string {
  return `parley.draft.${room_id}.`;
}

export function draftFor(room_id: string, to: Addressee) {
  const place = placeOfDrafts(room_id) + keyOf(to);
  return {
    text: () => kept(place) ?? "",
    listen: (changed: () => void) => onKept((key) => (key ?? place) === place && changed()),
  };
}
