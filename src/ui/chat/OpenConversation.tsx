import { useEffect, useMemo } from "react";
import type { Addressee } from "../../protocol";
import { Drafts } from "../client/drafts";
import { useView } from "../room/session/RoomSession";
import { ComposersProvider } from "./composing/composing";
import { QuestionsProvider } from "./composing/Questions";
import { DraftsContext } from "./conversations/use-drafts";
import { useLinkedMessage } from "./link/use-linked-message";
import { MessagePane } from "./MessagePane";
import { PinProvider } from "./pins/PinProvider";

type Props = { isWide: boolean; isInFront: boolean; to: Addressee | undefined };

export function OpenConversation({ isWide, isInFront, to }: Props) {
  const link = useLinkedMessage();
  const isLocating = link.linked.state === "locating" && link.linked.isFirst;
  const room_id = useView(({ room }) => room.id);
  const drafts = useMemo(() => new Drafts(room_id), [room_id]);
  useEffect(() => drafts.attach(), [drafts]);
  return (
    <DraftsContext value={drafts}>
      <ComposersProvider room_id={room_id}>
        <QuestionsProvider>
          <PinProvider>
            {to && !isLocating && <MessagePane to={to} isInFront={isWide || isInFront} link={link} />}
          </PinProvider>
        </QuestionsProvider>
      </ComposersProvider>
    </DraftsContext>
  );
}
