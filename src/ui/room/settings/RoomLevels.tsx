import { Lock } from "lucide-react";
import { useId } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { ConversationPicture } from "../../chat/conversations/ConversationPicture";
import { EVERYONE, latestFirst } from "../../chat/conversations/order";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import type { Elements } from "../../kit/words/elements";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { ALL_PRIVATE, type Level, levelOf } from "../../settings/levels";
import { useLevels, useRoomChoices } from "../../settings/RoomChoices";
import { useSettings } from "../../settings/SettingsProvider";
import { hasWord } from "../labels/group-name";
import { useConversationName } from "../labels/names";
import { useView } from "../session/RoomSession";

const LEVELS = ["all", "mentions", "none"] as const;

/** A choice that is the usual one again is not kept. */
export function RoomLevels() {
  const { t } = useTranslation();
  const id = useId();
  const groups = useView(useShallow((view) => latestFirst(view, "group")));
  const privates = useView(useShallow((view) => latestFirst(view, "private")));
  const own = useLevels((levels) => levels);
  return (
    <section aria-labelledby={id} className="border-t border-line py-3">
      <h3 id={id} className="pb-1 text-xs text-soft">
        {t("telling.in_room")}
      </h3>
      {[EVERYONE, ...groups].map((to) => (
        <ConversationLevel key={keyOf(to)} to={to} />
      ))}
      <PrivateLevel />
      {privates
        .filter((to) => own[keyOf(to)] !== undefined)
        .map((to) => (
          <ConversationLevel key={keyOf(to)} to={to} />
        ))}
      <p className="pt-1.5 text-xs text-soft">{t("telling.mentions_hint")}</p>
    </section>
  );
}

function ConversationLevel({ to }: { to: Addressee }) {
  const name = useConversationName(to);
  const { effective, choose } = useLevel(keyOf(to), to);
  return (
    <LevelRow name={name} isWord={hasWord(to)} level={effective} onChoose={choose}>
      <ConversationPicture to={to} name={name} />
    </LevelRow>
  );
}

function PrivateLevel() {
  const { t } = useTranslation();
  const { effective, choose } = useLevel(ALL_PRIVATE, { scope: "private", target: "" });
  return (
    <LevelRow name={t("telling.private")} isWord level={effective} onChoose={choose}>
      <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-[9px] bg-private-wash text-private">
        <Lock size="1rem" />
      </span>
    </LevelRow>
  );
}

function useLevel(key: string, to: Addressee) {
  const choices = useRoomChoices();
  const levels = useLevels((it) => it);
  const told = useSettings((settings) => settings.told);
  const { [key]: _, ...others } = levels;
  const usual = levelOf({ told, levels: others }, to);
  return {
    effective: levels[key] ?? usual,
    choose: (level: Level) => choices.choose(key, level === usual ? undefined : level),
  };
}

type RowProps = { name: string; isWord: boolean; level: Level; onChoose: (level: Level) => void; children: Elements };

function LevelRow({ name, isWord, level, onChoose, children }: RowProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-x-3 gap-y-1 py-1 max-sm:flex-col max-sm:items-stretch">
      <span className="flex min-w-0 items-center gap-2.5 text-sm">
        {children}
        <span id={id} className="min-w-0 truncate">
          <Name isWord={isWord}>{name}</Name>
        </span>
      </span>
      <SegmentedChoice
        aria-labelledby={id}
        value={level}
        onValueChange={onChoose}
        options={LEVELS.map((value) => ({ value, text: t(`telling.levels.${value}`) }))}
        className="shrink-0"
      />
    </div>
  );
}
