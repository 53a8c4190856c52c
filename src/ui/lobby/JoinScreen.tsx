import Link from "next/link";
import { useRouter } from "next/router";
import { useEffect } from "react";
import type { LookupResult } from "../../protocol";
import { trpc } from "../connection/trpc";
import { WaitingPage } from "../connection/WaitingPage";
import { buttonLook } from "../kit/buttons/button-look";
import { Name } from "../kit/words/Name";
import { beginWithLaterTexts } from "../language/catalogues/load";
import { useTranslation } from "../language/translation/use-translation";
import { LOOKUP_OPTIONS } from "./entrance/lookup-options";
import { useMeantPart } from "./entrance/use-meant-part";
import { type KnownRoom, knownRoom, knownRooms, ownName, rememberRoom } from "./known-rooms/known-rooms";
import { LobbyPage } from "./outside/LobbyPage";
import { NameForm } from "./outside/NameForm";
import { RoomUnavailable } from "./outside/RoomUnavailable";

beginWithLaterTexts();

export function JoinScreen() {
  const invite = useMeantPart("invite");
  return invite ? <Invitation key={invite} invite={invite} /> : <WaitingPage />;
}

function Invitation({ invite }: { invite: string }) {
  const router = useRouter();
  const lookup = trpc.rooms.lookup.useQuery({ invite }, LOOKUP_OPTIONS);
  const room = lookup.data;
  const nameThere = room?.member ? (knownRoom(room.room_id)?.display_name ?? ownName()) : "";

  useEffect(() => {
    if (room && nameThere) enter(room, nameThere, invite, (path) => void router.replace(path));
  }, [room, nameThere, invite, router.replace]);

  if (lookup.isError) {
    // A participant who came by this invitation may go in after it is void.
    const known = knownRooms().find((it) => it.invite === invite);
    return (
      <RoomUnavailable
        failure={lookup.error}
        room_id={known?.room_id}
        by="invitation"
        onRetry={() => void lookup.refetch()}
      >
        {known && <WayBack room={known} />}
      </RoomUnavailable>
    );
  }
  if (!room || nameThere) return <WaitingPage />;
  return (
    <LobbyPage title={room.title}>
      <NameForm
        title={room.title}
        role={room.role}
        onJoin={(name) => enter(room, name, invite, (path) => void router.push(path))}
      />
    </LobbyPage>
  );
}

function enter({ room_id, title }: LookupResult, display_name: string, invite: string, go: (path: string) => void) {
  rememberRoom({ room_id, title, display_name, invite });
  go(`/rooms/${room_id}`);
}

function WayBack({ room }: { room: KnownRoom }) {
  const { t } = useTranslation();
  return (
    <Link href={`/rooms/${room.room_id}`} className={buttonLook("primary")}>
      <span className="truncate">
        <span>{`${t("lobby.go_into")} `}</span>
        <Name>{room.title}</Name>
      </span>
    </Link>
  );
}
