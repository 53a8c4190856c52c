import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Reactions, StoredMessage } from "../../../protocol";
import { withReacting } from "../../client/state/reacting";
import { useSessionState } from "../../room/session/RoomSession";

const NONE: Reactions = [];

/** The user's own are as they will stand; a deleted message has none. */
export function useReactions({ id, reactions, deleted_at }: StoredMessage): Reactions {
  const reacting = useSessionState(useShallow((state) => state.reacting.filter(({ message_id }) => message_id === id)));
  const all = useMemo(() => withReacting(reactions, reacting), [reactions, reacting]);
  return deleted_at === undefined ? all : NONE;
}
