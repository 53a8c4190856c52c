import { memo } from "react";
import type { Addressee } from "../../../protocol";
import { partOf } from "../../kit/later/part";
import { LaterHere } from "../../kit/page/LaterHere";
import { useSpeech } from "../../language/Speech";
import { Message } from "./Message";
import { NoticeLine } from "./NoticeLine";
import { PendingMessage } from "./PendingMessage";
import type { Row } from "./rows";
import { TopLine } from "./TopLine";

const unlet = partOf(() => import("./UnletMessage").then((it) => it.UnletMessage));

export const MessageLine = memo(function MessageLine({ row, to }: Props) {
  return (
    // Marks that pile up on a letter stay within their row.
    <div className="mx-auto w-full max-w-[50.5rem] overflow-clip px-3.5 [overflow-clip-margin:4px] sm:px-6">
      <Line row={row} to={to} />
    </div>
  );
}, isSameLine);

type Props = { readonly row: Row; readonly to: Addressee };

/** Rows are rebuilt with every event. */
export function isSameLine(before: Props, after: Props): boolean {
  return before.to === after.to && isSame(before.row, after.row);
}

function isSame(one: Row, other: Row): boolean {
  if (one.kind === "message" && other.kind === "message")
    return one.message === other.message && one.leads === other.leads;
  if ((one.kind === "held" && other.kind === "held") || (one.kind === "rejected" && other.kind === "rejected"))
    return one.message === other.message && one.leads === other.leads;
  if (one.kind === "pending" && other.kind === "pending")
    return one.pending === other.pending && one.leads === other.leads;
  if (one.kind === "notice" && other.kind === "notice")
    return one.key === other.key && one.run.who.join() === other.run.who.join();
  return one.kind === other.kind && one.key === other.key;
}

function Line({ row, to }: { row: Row; to: Addressee }) {
  const { t } = useSpeech();
  switch (row.kind) {
    case "top":
      return <TopLine to={to} />;
    case "day":
      return <DayLine timestamp={row.timestamp} />;
    case "new":
      return (
        <Rule look="text-accent before:bg-accent/50 after:bg-accent/50 forced-colors:before:bg-[CanvasText] forced-colors:after:bg-[CanvasText]">
          {t("chat.new")}
        </Rule>
      );
    case "message":
      return <Message message={row.message} leads={row.leads} />;
    case "pending":
      return <PendingMessage pending={row.pending} leads={row.leads} />;
    case "held":
    case "rejected":
      return <LaterHere part={unlet} wanted {...row} />;
    case "notice":
      return <NoticeLine run={row.run} />;
  }
}

function DayLine({ timestamp }: { timestamp: string }) {
  const { day } = useSpeech();
  return (
    <Rule look="text-faint before:bg-line after:bg-line forced-colors:before:bg-[CanvasText] forced-colors:after:bg-[CanvasText]">
      {day(timestamp)}
    </Rule>
  );
}

function Rule({ look, children }: { look: string; children: string }) {
  return (
    <h3
      className={`flex items-center gap-3 pt-4 pb-2 text-xs font-semibold tracking-normal before:h-px before:flex-1 after:h-px after:flex-1 ${look}`}
    >
      {children}
    </h3>
  );
}
