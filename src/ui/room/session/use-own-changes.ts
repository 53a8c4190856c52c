import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Id, StoredMessage } from "../../../protocol";
import { changeOf, withChange, withChanges } from "../../client/state/own-changes";
import { isChange, type PendingChange } from "../../client/state/pending";
import { useSessionState } from "./RoomSession";

export function useOwnChange(id: Id | undefined): PendingChange | undefined {
  return useSessionState(({ pending }) => (id === undefined ? undefined : changeOf(pending, id)));
}

export function useAsItWillStand<Message extends StoredMessage | undefined>(message: Message): Message | StoredMessage {
  const change = useOwnChange(message?.id);
  return useMemo(() => (message === undefined ? message : withChange(message, change)), [message, change]);
}

export function useAllAsTheyWillStand(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const changes = useSessionState(useShallow(({ pending }) => pending.filter(isChange)));
  return useMemo(() => withChanges(messages, changes), [messages, changes]);
}
