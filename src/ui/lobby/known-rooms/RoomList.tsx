import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../../kit/buttons/IconButton";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { Card } from "../../kit/page/Card";
import { Name } from "../../kit/words/Name";
import { Tag } from "../../kit/words/Tag";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useUnsentCounts } from "../../room/session/use-unsent-counts";
import { type KnownRoom, knownRooms, onRoomsElsewhere } from "./known-rooms";
import { useForget } from "./use-forget";

const question = partOf(() => import("./ForgetQuestion").then((it) => it.ForgetQuestion));

export function RoomList() {
  const { t } = useTranslation();
  const [rooms, setRooms] = useState(knownRooms);
  const unsent = useUnsentCounts();
  const card = useRef<HTMLUListElement>(null);
  const [asked, setAsked] = useState<{ room: KnownRoom; unsent: number }>();
  const forgetAll = useForget();
  useEffect(() => onRoomsElsewhere(() => setRooms(knownRooms())), []);
  if (rooms.length === 0) return null;

  const forget = (room: KnownRoom) => {
    const index = rooms.indexOf(room);
    forgetAll(room.room_id);
    setAsked(undefined);
    setRooms(knownRooms());
    requestAnimationFrame(() => {
      const links = card.current?.querySelectorAll("a");
      links?.[Math.min(index, links.length - 1)]?.focus();
    });
  };
  const ask = (room: KnownRoom) => {
    const count = unsent.get(room.room_id);
    if (count === undefined) forget(room);
    else setAsked({ room, unsent: count });
  };

  return (
    <Card title={t("lobby.rooms_title")} hint={t("lobby.rooms_hint")}>
      <ul ref={card} className="-mx-2 mt-2 -mb-2">
        {rooms.map((room) => (
          <RoomLine key={room.room_id} room={room} unsent={unsent.get(room.room_id) ?? 0} onForget={() => ask(room)} />
        ))}
      </ul>
      <LaterOver
        part={question}
        wanted={asked !== undefined}
        onGiveUp={() => setAsked(undefined)}
        unsent={asked?.unsent}
        onForget={() => asked && forget(asked.room)}
        onClose={() => setAsked(undefined)}
      />
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
        <Name className="block truncate text-left font-medium">{title}</Name>
        <span className="block truncate text-xs text-soft">
          <Phrase text={t("lobby.room_as")} parts={{ name: <Name>{display_name}</Name> }} />
          <span aria-hidden> · </span>
          <time dateTime={visited_at}>{t("lobby.room_when", { day: day(visited_at), time: time(visited_at) })}</time>
        </span>
        {unsent > 0 && <Tag tone="warn">{t("lobby.unsent", { count: unsent })}</Tag>}
      </Link>
      <IconButton icon={X} label={t("lobby.forget_room", { title })} onClick={onForget} />
    </li>
  );
}
