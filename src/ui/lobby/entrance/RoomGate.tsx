import { useState } from "react";
import { trpc } from "../../connection/trpc";
import { WaitingPage } from "../../connection/WaitingPage";
import type { Elements } from "../../kit/words/elements";
import { type KnownRoom, knownRoom, rememberRoom } from "../known-rooms/known-rooms";
import { LOOKUP_OPTIONS } from "./lookup-options";
import { Outside } from "./Outside";

type Props = {
  room_id: string;
  children: (room: KnownRoom, comeAs: (display_name: string) => void) => Elements;
};

/** Needs the room's id as its `key`. */
export function RoomGate({ room_id, children }: Props) {
  const [known, setKnown] = useState(() => knownRoom(room_id));
  const lookup = trpc.rooms.lookup.useQuery({ room_id }, { ...LOOKUP_OPTIONS, enabled: !known });
  const comeAs = (room: Pick<KnownRoom, "room_id" | "title">, display_name: string) => {
    const { room_id, title } = room;
    rememberRoom({ room_id, title, display_name });
    const remembered = knownRoom(room_id) ?? { room_id, title, visited_at: new Date().toISOString() };
    setKnown({ ...remembered, display_name });
  };
  if (known) return children(known, (display_name) => comeAs(known, display_name));
  if (lookup.isError)
    return (
      <Outside
        why="unavailable"
        room_id={room_id}
        failure={lookup.error}
        by="address"
        onRetry={() => void lookup.refetch()}
      />
    );
  if (!lookup.data) return <WaitingPage />;

  const { title, role } = lookup.data;
  const onJoin = (name: string) => comeAs({ room_id, title }, name);
  return <Outside why="name" room_id={room_id} title={title} role={role} onJoin={onJoin} />;
}
