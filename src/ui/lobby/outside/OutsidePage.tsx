import type { ComponentProps } from "react";
import { ForgetButton } from "../known-rooms/ForgetButton";
import { AtDoor } from "./AtDoor";
import { Ended } from "./Ended";
import { LobbyPage } from "./LobbyPage";
import { NameForm } from "./NameForm";
import { RoomUnavailable } from "./RoomUnavailable";

export type OutsideProps = { readonly room_id: string } & (
  | ({ readonly why: "name" } & ComponentProps<typeof NameForm>)
  | ({ readonly why: "unavailable" } & Omit<ComponentProps<typeof RoomUnavailable>, "room_id" | "children">)
  | ({ readonly why: "door" } & ComponentProps<typeof AtDoor>)
  | { readonly why: "ended"; readonly onJoin: () => void }
);

export function OutsidePage(props: OutsideProps) {
  switch (props.why) {
    case "name":
      return (
        <LobbyPage title={props.title}>
          <NameForm {...props} />
        </LobbyPage>
      );
    case "unavailable":
      return (
        <RoomUnavailable {...props}>{props.by === "stay" && <ForgetButton room_id={props.room_id} />}</RoomUnavailable>
      );
    case "door":
      return <AtDoor {...props} />;
    case "ended":
      return <Ended onJoin={props.onJoin} />;
  }
}
