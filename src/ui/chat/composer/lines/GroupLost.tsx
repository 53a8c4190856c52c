import { UserRoundX } from "lucide-react";
import type { Addressee } from "../../../../protocol";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { useTranslation } from "../../../language/translation/use-translation";
import { wholeGroupName } from "../../../room/labels/group-name";
import { CopyText } from "../../text/CopyText";
import { WritingLost } from "./WritingLost";

type Props = {
  id: string;
  to: Addressee;
  text: () => string;
  isWriting: boolean;
};

export function GroupLost({ id, to, text, isWriting }: Props) {
  const { t } = useTranslation();
  const group = wholeGroupName(to, t);
  return (
    <WritingLost id={id} icon={UserRoundX} remedy={isWriting && <CopyText text={text} />}>
      <Phrase
        text={t(isWriting ? "chat.group_lost_writing" : "chat.group_lost")}
        parts={{ group: <Name>{group}</Name> }}
      />
    </WritingLost>
  );
}
