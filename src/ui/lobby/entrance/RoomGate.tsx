import { useState } from "react";
import { WaitingPage } from "../../connection/WaitingPage";
import type { Elements } from "../../kit/words/elements";
import { type KnownRoom, knownRoom, rememberRoom } from "../known-rooms/known-rooms";
import { Outside } from "./Outside";
import { useLookup } from "./use-lookup";

type Props = {
  room_id: string;
  children: (room: KnownRoom, comeAs: (display_name: string) => void) => Elements;
};

/** Needs the room's id as its `key`. */
export function RoomGate({ room_id, children }: Props) {
  const [known, setKnown] = useState(() => knownRoom(room_id));
  const { room, failure, again } = useLookup(room_id, !known);
  const comeAs = (room: Pick<KnownRoom, "room_id" | "title">, display_name: string) => {
    const { room_id, title } = room;
    rememberRoom({ room_id, title, display_name });
    const remembered = knownRoom(room_id) ?? { room_id, title, visited_at: new Date().toISOString() };
    setKnown({ ...remembered, display_name });
  };
  if (known) return children(known, (display_name) => comeAs(known, display_name));
  if (failure !== undefined)
    return <Outside why="unavailable" room_id={room_id} failure={failure} by="address" onRetry={again} />;
  if (!room) return <WaitingPage />;

  const { title, role } = room;
  const onJoin = (name: string) => comeAs({ room_id, title }, name);
  return <Outside why="name" room_id={room_id} title={title} role={role} onJoin={onJoin} />;
}
