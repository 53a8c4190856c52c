import { createContext, useContext, useEffect, useState } from "react";
import { onPageGone } from "../../browser/page";
import { Rooms } from "../../client/rooms";
import { client } from "../../connection/line";
import type { Elements } from "../../kit/words/elements";

const RoomsContext = createContext<Rooms | undefined>(undefined);

export function Sessions({ children }: { children: Elements }) {
  const [rooms] = useState(() => new Rooms(client));
  useEffect(() => onPageGone(() => rooms.settle()), [rooms]);
  return <RoomsContext value={rooms}>{children}</RoomsContext>;
}

export function useRooms(): Rooms {
  const rooms = useContext(RoomsContext);
  if (!rooms) throw new Error("there is no <Sessions> around this");
  return rooms;
}
