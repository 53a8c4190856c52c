import { UserRoundX } from "lucide-react";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { useTranslation } from "../../../language/translation/use-translation";
import { CopyText } from "../../text/CopyText";
import { WritingLost } from "./WritingLost";

type Props = {
  id: string;
  group: string;
  text: () => string;
  isWriting: boolean;
};

export function GroupLost({ id, group, text, isWriting }: Props) {
  const { t } = useTranslation();
  return (
    <WritingLost id={id} icon={UserRoundX} remedy={isWriting && <CopyText text={text} />}>
      <Phrase
        text={t(isWriting ? "chat.group_lost_writing" : "chat.group_lost")}
        parts={{ group: <Name>{group}</Name> }}
      />
    </WritingLost>
  );
}
