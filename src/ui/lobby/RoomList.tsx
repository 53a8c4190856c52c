import { X } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../kit/Card";
import { IconButton } from "../kit/IconButton";
import { Tag } from "../kit/Tag";
import { useTimes } from "../language/use-times";
import { useUnsentCounts } from "../session/unsent-counts";
import { forgetRoom, type KnownRoom, knownRooms } from "./known-rooms";

/** The rooms that this browser has been in, to go back to or to forget; nothing if there is none. */
export function RoomList() {
  const { t } = useTranslation();
  const [rooms, setRooms] = useState(knownRooms);
  const unsent = useUnsentCounts();
  const card = useRef<HTMLUListElement>(null);
  if (rooms.length === 0) return null;

  const forget = (room: KnownRoom) => {
    const index = rooms.indexOf(room);
    forgetRoom(room.room_id);
    setRooms(knownRooms());
    requestAnimationFrame(() => {
      const links = card.current?.querySelectorAll("a");
      links?.[Math.min(index, links.length - 1)]?.focus();
    });
  };

  return (
    <Card title={t("lobby.rooms_title")} hint={t("lobby.rooms_hint")}>
      <ul ref={card} className="-mx-2 mt-2 -mb-2">
        {rooms.map((room) => (
          <RoomLine
            key={room.room_id}
            room={room}
            unsent={unsent.get(room.room_id) ?? 0}
            onForget={() => forget(room)}
          />
        ))}
      </ul>
    </Card>
  );
}

type Line = { room: KnownRoom; unsent: number; onForget: () => void };

function RoomLine({ room, unsent, onForget }: Line) {
  const { t } = useTranslation();
  const { day, time } = useTimes();
  const { room_id, title, display_name, visited_at } = room;
  return (
    <li className="flex items-center rounded-lg hover:bg-side">
      <Link href={`/rooms/${room_id}`} className="min-w-0 flex-1 rounded-lg px-2 py-2 no-underline">
        <bdi className="block truncate text-left font-medium">{title}</bdi>
        <span className="block truncate text-xs text-soft">
          <bdi>{t("lobby.room_as", { name: display_name })}</bdi>
          <span aria-hidden> · </span>
          <time dateTime={visited_at}>{t("lobby.room_when", { day: day(visited_at), time: time(visited_at) })}</time>
        </span>
        {unsent > 0 && <Tag tone="warn">{t("lobby.unsent", { count: unsent })}</Tag>}
      </Link>
      <IconButton icon={X} label={t("lobby.forget_room", { title })} onClick={onForget} />
    </li>
  );
}
