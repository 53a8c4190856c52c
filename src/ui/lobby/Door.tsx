import { type ReactNode, useState } from "react";
import { WaitingPage } from "../kit/WaitingPage";
import { trpc } from "../trpc";
import { type KnownRoom, knownRoom, rememberRoom } from "./known-rooms";
import { LobbyPage } from "./LobbyPage";
import { LOOKUP_OPTIONS } from "./lookup-options";
import { NameForm } from "./NameForm";
import { Shut } from "./Shut";

type Props = { room_id: string; children: (room: KnownRoom) => ReactNode };

/**
 * In front of a room: lets through whose name this browser knows, asks the others for theirs, and says it plainly when
 * the room is not open to them. Give it the room's id as its `key`.
 */
export function Door({ room_id, children }: Props) {
  const [known, setKnown] = useState(() => knownRoom(room_id));
  const lookup = trpc.rooms.lookup.useQuery({ room_id }, { ...LOOKUP_OPTIONS, enabled: !known });
  if (known) return children(known);
  if (lookup.isError) return <Shut failure={lookup.error} by="address" onRetry={() => void lookup.refetch()} />;
  if (!lookup.data) return <WaitingPage />;

  const { title } = lookup.data;
  const enter = (display_name: string) => {
    rememberRoom({ room_id, title, display_name });
    setKnown(knownRoom(room_id) ?? { room_id, title, display_name, visited_at: new Date().toISOString() });
  };
  return (
    <LobbyPage title={title}>
      <NameForm room={lookup.data} onJoin={enter} />
    </LobbyPage>
  );
}
