import { UserRoundX } from "lucide-react";
import { Trans } from "react-i18next";
import { CopyText } from "./CopyText";

/** Says that one is not in a group any more, and what becomes of what one was writing to it. */
export function GroupLost({ group, text }: { group: string; text: string }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn"
    >
      <UserRoundX aria-hidden size={17} className="shrink-0" />
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
        <Trans
          i18nKey={text === "" ? "chat.group_lost" : "chat.group_lost_writing"}
          values={{ group }}
          components={{ bdi: <bdi /> }}
        />
      </span>
      {text !== "" && <CopyText text={text} />}
    </div>
  );
}
