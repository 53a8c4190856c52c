import { MAX_CONTENT_BYTES } from "../../../../protocol";
import { useTranslation } from "../../../language/translation/use-translation";
import { useTimes } from "../../../language/use-times";

const SHOWN_FROM = 3_500;

export function ByteCount({ id, bytes }: { id: string; bytes: number }) {
  const { t } = useTranslation();
  const { number } = useTimes();
  const isOver = bytes > MAX_CONTENT_BYTES;
  return (
    <>
      <span
        id={id}
        className={isOver ? "text-xs font-semibold text-danger" : "shrink-0 text-xs text-soft tabular-nums"}
      >
        {isOver
          ? t(bytes > 2 * MAX_CONTENT_BYTES ? "chat.far_too_long" : "chat.too_long", {
              count: bytes - MAX_CONTENT_BYTES,
              over: number(bytes - MAX_CONTENT_BYTES),
            })
          : bytes >= SHOWN_FROM && t("chat.bytes", { bytes: number(bytes), most: number(MAX_CONTENT_BYTES) })}
      </span>
      {/* Said once, not with each letter. */}
      <span role="status" className="sr-only">
        {isOver && t("chat.is_too_long")}
      </span>
    </>
  );
}
