import { UserRoundX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { CopyText } from "../../text/CopyText";

type Props = {
  group: string;
  text: () => string;
  isWriting: boolean;
};

export function GroupLost({ group, text, isWriting }: Props) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn"
    >
      <UserRoundX aria-hidden size="1.0625rem" className="shrink-0" />
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
        <Phrase
          text={t(isWriting ? "chat.group_lost_writing" : "chat.group_lost")}
          parts={{ group: <Name>{group}</Name> }}
        />
      </span>
      {isWriting && <CopyText text={text} />}
    </div>
  );
}
