import type { Id, ModerationState } from "../../../protocol";
import type { Times } from "../../language/times";
import type { TFunction } from "../../language/translation/translate";
import { useView } from "../session/RoomSession";

type Mute = ModerationState["muted"][number];

export function useMute(id: Id): Mute | undefined {
  return useView(({ moderation }) => moderation?.muted.find(({ target }) => target === id));
}

export function mutedWords({ until }: Mute, speech: Pick<Times, "until"> & { readonly t: TFunction }): string {
  return until === undefined ? speech.t("people.muted") : speech.t("people.muted_until", { time: speech.until(until) });
}
