import { DoorClosed, DoorOpen } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useId, useState } from "react";
import { ASK_AGAIN_SECONDS, type Timestamp } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Button } from "../../kit/buttons/Button";
import { buttonLook } from "../../kit/buttons/button-look";
import { Switch } from "../../kit/forms/Switch";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { LobbyPage } from "./LobbyPage";
import { useLetInNews } from "./use-let-in-news";

type Props = {
  readonly room_id: string;
  readonly title: string;
  readonly display_name: string;
  /** The beginning of the wait; absent of a user who was sent away. */
  readonly since: Timestamp | undefined;
  readonly as: "declined" | "kicked" | "session_ended" | undefined;
  readonly onJoin: () => void;
};

/** Stands in the place of a room into which a moderator has to let the user, or from which they were sent away. */
export function AtDoor({ room_id, title, display_name, since, as, onJoin }: Props) {
  const { t } = useTranslation();
  const { time } = useTimes();
  useLetInNews(display_name);
  if (as !== undefined)
    return (
      <Door heading={t(`lobby.door.${as}.title`)} room={title} text={t(`lobby.door.${as}.text`)} isClosed>
        <AskAgain key={as} isSoon={as !== "declined"} onJoin={onJoin} />
        <Link href="/" className={buttonLook()}>
          {t("kit.back_home")}
        </Link>
      </Door>
    );
  return (
    <Door lead={t("lobby.door.waiting_for")} heading={title} text={t("lobby.door.text")}>
      <div className="flex w-full items-center gap-3 rounded-card border border-line bg-side p-3">
        <Avatar id={room_id} name={display_name} />
        <p className="min-w-0 text-sm wrap-anywhere">
          <span className="font-semibold">
            <Name>{display_name}</Name>
          </span>
          {since !== undefined && (
            <span className="block text-xs text-soft">{t("lobby.door.since", { time: time(since) })}</span>
          )}
        </p>
      </div>
      <SoundSwitch />
      <Link href="/" className={`${buttonLook()} w-full justify-center`}>
        {t("lobby.door.stop")}
      </Link>
    </Door>
  );
}

function SoundSwitch() {
  const { t } = useTranslation();
  const id = useId();
  const keeper = useSettingsKeeper();
  const isOn = useSettings(({ door_sound }) => door_sound);
  return (
    <div className="flex w-full items-center justify-between gap-4">
      <p id={id} className="min-w-0 text-sm">
        {t("lobby.door.sound")}
      </p>
      <Switch aria-labelledby={id} checked={isOn} onCheckedChange={(door_sound) => keeper.choose({ door_sound })} />
    </div>
  );
}

type DoorProps = {
  readonly lead?: string;
  readonly heading: string;
  readonly room?: string;
  readonly text: string;
  readonly isClosed?: boolean;
  readonly children: ReactNode;
};

function Door({ lead, heading, room, text, isClosed = false, children }: DoorProps) {
  const { t } = useTranslation();
  const Icon = isClosed ? DoorClosed : DoorOpen;
  return (
    <LobbyPage title={isClosed ? heading : t("lobby.door.page_title", { title: heading })}>
      <section className="rounded-card border border-line bg-raise p-5 shadow-raised sm:p-6">
        <span className="grid size-11 place-content-center rounded-lg bg-accent-wash text-accent forced-colors:border">
          <Icon aria-hidden size="1.375rem" strokeWidth={1.9} />
        </span>
        {lead !== undefined && <p className="mt-5 text-sm text-soft">{lead}</p>}
        {room !== undefined && (
          <p className="mt-5 text-sm text-soft wrap-anywhere">
            <Name>{room}</Name>
          </p>
        )}
        <h1 className="text-xl wrap-anywhere">
          <Name>{heading}</Name>
        </h1>
        <p role={isClosed ? "alert" : "status"} className="mt-2 text-sm text-soft">
          {text}
        </p>
        <div className="mt-5 flex flex-wrap gap-3">{children}</div>
      </section>
      {!isClosed && <p className="text-center text-xs text-faint">{t("lobby.door.unseen")}</p>}
    </LobbyPage>
  );
}

function AskAgain({ isSoon, onJoin }: { readonly isSoon: boolean; readonly onJoin: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(isSoon ? 0 : ASK_AGAIN_SECONDS);
  const isEarly = left > 0;
  useEffect(() => {
    if (!isEarly) return;
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, [isEarly]);
  return (
    <Button variant="primary" aria-disabled={isEarly || undefined} onClick={() => !isEarly && onJoin()}>
      {isEarly ? t("lobby.door.ask_in", { count: left }) : t("lobby.door.ask")}
    </Button>
  );
}
