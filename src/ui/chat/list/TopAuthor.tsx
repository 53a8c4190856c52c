import type { Id } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useName } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import type { Row } from "../messages/rows";

export function hiddenAuthor(row: Row | undefined): Id | undefined {
  return row?.kind === "message" && !row.leads ? row.message.source : undefined;
}

export function TopAuthor({ id }: { id: Id }) {
  const { t } = useTranslation();
  const name = useName(id);
  const isSelf = useView((view) => view.self.id === id);
  return (
    <p
      aria-hidden
      data-print="none"
      className="pointer-events-none absolute inset-x-0 top-0 border-b border-line bg-bg/95 px-3.5 py-0.5 text-xs font-semibold text-soft sm:px-6 tight:hidden"
    >
      <span className="mx-auto block max-w-[47.5rem] truncate ps-11">
        <Name isWord={isSelf}>{isSelf ? t("chat.you") : name}</Name>
      </span>
    </p>
  );
}
