import { MailPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { timestampAt } from "../../../protocol";
import { inviteFault } from "../../../room/control/invitations";
import { asking } from "../../connection/asking";
import { trpc } from "../../connection/trpc";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { Spinner } from "../../kit/buttons/Spinner";
import { Banner } from "../../kit/page/Banner";
import { Card } from "../../kit/page/Card";
import { EmptyState } from "../../kit/page/EmptyState";
import { useTranslation } from "../../language/translation/use-translation";
import { useNow } from "../../language/use-today";
import { useRoomNews } from "../../room/news/use-room-news";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { useMeeting } from "../../room/session/use-meeting";
import { Section } from "../section/Section";
import { InvitationTable } from "./InvitationTable";
import { NewInvitation } from "./NewInvitation";

export const Invitations = asking(Links);

function Links() {
  const { t } = useTranslation();
  const failure = useFailure();
  const room_id = useView(({ room }) => room.id);
  const { connected } = useCommand();
  const [creating, setCreating] = useState(false);
  const list = trpc.invites.list.useQuery({ room_id }, { networkMode: "always" });
  useRoomNews(["joined", "update", "invitation_created", "invitation_revoked"], () => void list.refetch());
  useMeeting(useMemo(() => list.data?.flatMap(({ issued_by }) => issued_by ?? []) ?? [], [list.data]));

  const now = timestampAt(useNow());
  const open = list.data?.filter((invite) => inviteFault(invite, now) === undefined) ?? [];
  const past = list.data?.filter((invite) => inviteFault(invite, now) !== undefined) ?? [];
  return (
    <Section
      title={t("session.sections.invitations")}
      hint={t("moderation.invites.hint")}
      action={
        <Button variant="primary" aria-disabled={!connected} onClick={() => connected && setCreating(true)}>
          {t("moderation.invites.new")}
        </Button>
      }
    >
      <Card className="py-2! sm:py-3!">
        {list.isError && (
          <div className="mt-4 grid justify-items-start gap-3">
            <Banner tone="bad">{failure(list.error)}</Banner>
            <Button busy={list.isFetching} onClick={() => void list.refetch()}>
              {t("kit.retry")}
            </Button>
          </div>
        )}
        {list.isPending && (
          <div className="grid place-items-center py-8 text-soft">
            <Spinner label={t("kit.loading")} />
          </div>
        )}
        {list.data && open.length === 0 && (
          <EmptyState icon={MailPlus} title={t("moderation.invites.none")}>
            {t("moderation.invites.none_text")}
          </EmptyState>
        )}
        {open.length > 0 && <InvitationTable invites={open} room_id={room_id} now={now} />}
        {past.length > 0 && (
          <details className="mt-3 text-sm">
            <summary className="w-fit rounded-md py-1 font-medium text-soft hover:text-text">
              {t("moderation.invites.past", { count: past.length })}
            </summary>
            <InvitationTable invites={past} room_id={room_id} now={now} />
          </details>
        )}
      </Card>
      {creating && <NewInvitation room_id={room_id} onClose={() => setCreating(false)} />}
    </Section>
  );
}
