import type { Addressee } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { hasWord } from "../../room/labels/group-name";
import { useConversationName } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";

export function ConversationName({ to, className }: { to: Addressee; className?: string }) {
  const name = useConversationName(to);
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  return (
    <Name isWord={isSelf || hasWord(to)} className={className}>
      {name}
    </Name>
  );
}
