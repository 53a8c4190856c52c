import { X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { buttonLook } from "../../kit/buttons/button-look";
import { IconButton } from "../../kit/buttons/IconButton";
import { NameList } from "../../language/NameList";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { panelAddress } from "../../moderation/section/sections";
import { useSessionState, useView } from "../session/RoomSession";
import { useCommand } from "../session/use-command";
import type { Waiting } from "./Door";

const SHOWN = 2;

/** Tells moderators above the room who waits at its door. A moderator who hides it sees it again when somebody else comes. */
export function DoorStrip({ people }: { readonly people: readonly Waiting[] }) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  const room_id = useView(({ room }) => room.id);
  const open = useSessionState((state) => state.open);
  const { run, busy, connected } = useCommand();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const count = people.length;
  const isHidden = people.every(({ id }) => hidden.includes(id));
  const names = people.slice(0, SHOWN).map(({ module_data }) => module_data.control.display_name);
  const others = count - names.length;
  const letAllIn = () => connected && !busy && void run({ namespace: "moderation", payload: { action: "accept_all" } });
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 && t("session.door.count", { count })}
      </p>
      {!isHidden && (
        <section
          aria-label={t("session.door.title")}
          data-print="none"
          className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-wash px-3 py-1.5 text-sm sm:px-5"
        >
          <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
            <strong className="me-1.5">{t("session.door.count", { count })}</strong>
            <span className="text-soft">
              <NameList
                names={names}
                others={others > 0 ? t("notices.others", { count: others }) : undefined}
                listed={listed}
              />
            </span>
          </p>
          <div className="ms-auto flex shrink-0 items-center gap-2">
            <Link href={panelAddress(room_id, open, "waiting")} className={buttonLook("plain", "small")}>
              {t("session.door.look")}
            </Link>
            <Button size="small" aria-disabled={busy || !connected || undefined} onClick={letAllIn}>
              {t("session.door.all")}
            </Button>
            <IconButton
              icon={X}
              size="small"
              label={t("session.door.hide")}
              onClick={() => setHidden(people.map(({ id }) => id))}
            />
          </div>
        </section>
      )}
    </>
  );
}
