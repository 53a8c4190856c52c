import { Users } from "lucide-react";
import type { Addressee } from "../../protocol";
import { countHere } from "../../room/view";
import { buttonLook } from "../kit/buttons/button-look";
import { useTranslation } from "../language/translation/use-translation";
import { useTimes } from "../language/use-times";
import { useView } from "../room/session/RoomSession";

/** Beside a private conversation it hides the room's headcount: those people do not see it. */
export function PeopleLink({ href, to }: { href: string; to: Addressee | undefined }) {
  const { t } = useTranslation();
  const { number } = useTimes();
  const count = useView((view) => countHere(view));
  return (
    <a href={href} className={buttonLook()} aria-label={t("chat.people_here", { count })}>
      <Users aria-hidden size="1.125rem" />
      {to?.scope !== "private" && <span>{number(count)}</span>}
    </a>
  );
}
