import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { type Chosen, standingIn } from "../../client/state/chosen";
import { NameList } from "../../language/NameList";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameOrWord } from "../../room/labels/names";
import { useSessionState, useView } from "../../room/session/RoomSession";
import { lockedIn, unseenIn } from "./unseen";

type Props = { to: Addressee; text: string; chosen: readonly Chosen[] };

export function MentionNotice({ to, text, chosen }: Props) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  const meant = withTyped(chosen, text, `@${t("mentions.everyone")}`);
  const locked = useView(useShallow((view) => lockedIn(view, to, meant)));
  const unseen = useView(useShallow((view) => unseenIn(view, to, chosen)));
  const missed = useSessionState((state) => state.unseen_by[keyOf(to)]);
  const missedNames = useView(useShallow((view) => (missed ?? []).map((id) => nameOrWord(view, id, t))));
  const [words, names] = firstOf([
    ["locked", locked],
    ["unseen", unseen],
    ["was_unseen", missedNames],
  ]);
  return (
    <p role="status" className="basis-full text-xs text-warn">
      {words && <Phrase text={t(`mentions.${words}`)} parts={{ names: <NameList names={names} listed={listed} /> }} />}
    </p>
  );
}

/** People who may not mention everyone are not offered it, and type it. */
function withTyped(chosen: readonly Chosen[], text: string, everyone: string): readonly Chosen[] {
  if (chosen.some((it) => it.text === everyone)) return chosen;
  return [...chosen, ...standingIn(text, [{ text: everyone, all: true }])];
}

type Line = readonly ["locked" | "unseen" | "was_unseen", readonly string[]];

function firstOf(lines: readonly Line[]): Line | readonly [undefined, readonly string[]] {
  return lines.find(([, names]) => names.length > 0) ?? [undefined, []];
}
