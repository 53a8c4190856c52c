import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { useClearToast } from "../../kit/dialogs/Toasts";
import { isFocusLost } from "../../kit/page/focus-home";
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

/** Stands in the place of a room, whose sentences and focus end with it. */
export function OutsidePage(props: OutsideProps) {
  const place = useRef<HTMLDivElement>(null);
  const clearToast = useClearToast();
  const reason = props.why === "door" ? (props.as ?? "waiting") : props.why;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page stands here.
  useLayoutEffect(() => {
    clearToast();
    const heading = place.current?.querySelector("h1");
    // A form has taken the focus to its field.
    if (!heading || !isFocusLost()) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [reason, clearToast]);
  return (
    <div ref={place} className="contents [&_h1]:outline-none">
      <Page {...props} />
    </div>
  );
}

function Page(props: OutsideProps) {
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
