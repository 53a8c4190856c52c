import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { MODERATORS, type StoredMessage } from "../../../protocol";
import { isMentioned } from "../../../room/view";
import type { Elements } from "../../kit/words/elements";
import { ALL_MODERATORS, EVERYONE } from "../../language/catalogues/everyone";
import { useSpeech } from "../../language/Speech";
import { groupName } from "../../room/labels/group-name";
import { nameOrWord } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { mentionSpans } from "../formatting/mention-spans";
import { type Mention, MentionChip, MentionsContext } from "../text/MentionedText";
import { useFormatted } from "../text/use-formatted";

/** Mentions that are not in the text stand below it. */
export function Mentioned({ message, children }: { message: StoredMessage; children: Elements }) {
  const mentions = useMentions(message);
  const tree = useFormatted(message.content, mentions);
  const found = useMemo(
    () => new Set([...mentionSpans(tree, mentions).values()].flatMap((spans) => spans.map(({ index }) => index))),
    [tree, mentions],
  );
  const phantoms = mentions.filter((_, index) => !found.has(index));
  return (
    <MentionsContext value={mentions}>
      {children}
      {phantoms.length > 0 && (
        <p className="flex flex-wrap gap-1 text-sm">
          {phantoms.map(({ label, isMe }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people can have one name.
            <MentionChip key={at} isMe={isMe}>
              {label}
            </MentionChip>
          ))}
        </p>
      )}
    </MentionsContext>
  );
}

export function useIsMentioned(message: StoredMessage): boolean {
  return useView(({ self }) => isMentioned({ id: self.id, groups: self.module_data.chat.groups }, message));
}

export function hasMentions({ mentions, mention_groups, mention_all }: StoredMessage): boolean {
  return mentions !== undefined || mention_groups !== undefined || mention_all === true;
}

function useMentions({ source, mentions = NONE, mention_groups = NONE, mention_all }: StoredMessage): Mention[] {
  const { t } = useSpeech();
  const names = useView(useShallow((view) => mentions.map((id) => nameOrWord(view, id, t))));
  const self = useView((view) => view.self);
  return useMemo(() => {
    const groups = self.module_data.chat.groups;
    const isMe = (of: Parameters<typeof isMentioned>[1]) => isMentioned({ id: self.id, groups }, of);
    return [
      ...mentions.map((id, at) => mention([`@${names[at]}`], isMe({ source, mentions: [id] }))),
      ...mention_groups.map((group) =>
        mention(textsOf(group, groupName(group, t, groups)), isMe({ source, mention_groups: [group] })),
      ),
      ...(mention_all ? [mention([`@${t("mentions.everyone")}`, ...EVERYONE], isMe({ source, mention_all }))] : []),
    ];
  }, [source, mentions, mention_groups, mention_all, names, self, t]);
}

const NONE: never[] = [];

/** The writer, who may have other groups, may call a group by a longer or a shorter label. */
function textsOf(group: string, label: string): string[] {
  if (group === MODERATORS) return [`@${label}`, ...ALL_MODERATORS];
  const parts = group.split("/").filter((part) => part.trim() !== "");
  return [label, group, ...parts.map((_, at) => parts.slice(at).join("/"))].map((it) => `@${it}`);
}

function mention(texts: readonly string[], isMe: boolean): Mention {
  return { texts, label: texts[0] ?? "", isMe };
}
