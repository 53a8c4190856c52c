import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Id, StoredMessage } from "../../../protocol";
import { changeOf, withChange, withChanges } from "../../client/state/own-changes";
import { isChange, type PendingChange } from "../../client/state/pending";
import { useSessionState } from "./RoomSession";

/** The user's own change of a message that is on its way, or was refused. */
export function useOwnChange(id: Id | undefined): PendingChange | undefined {
  return useSessionState(({ pending }) => (id === undefined ? undefined : changeOf(pending, id)));
}

/** A message as it will stand after the user's own change. */
export function useAsItWillStand<Message extends StoredMessage | undefined>(message: Message): Message | StoredMessage {
  const change = useOwnChange(message?.id);
  return useMemo(() => (message === undefined ? message : withChange(message, change)), [message, change]);
}

/** The messages of a conversation as they will stand. */
export function useAllAsTheyWillStand(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const changes = useSessionState(useShallow(({ pending }) => pending.filter(isChange)));
  return useMemo(() => withChanges(messages, changes), [messages, changes]);
}
