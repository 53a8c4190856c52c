import { Link2, Share2 } from "lucide-react";
import { canShare, share } from "../../browser/person";
import { asking } from "../../connection/asking";
import { trpc } from "../../connection/trpc";
import { Button } from "../../kit/buttons/Button";
import { useCopyLink } from "../../kit/dialogs/CopyProvider";
import { TextField } from "../../kit/forms/TextField";
import { useTranslation } from "../../language/translation/use-translation";
import { CopyInvitation } from "./CopyInvitation";
import { isForEverybody, linkOf } from "./invitation-link";

/** A button makes the link if there is none. */
export const RoomLink = asking(Link);

function Link({ room_id, title }: { room_id: string; title: string }) {
  const { t } = useTranslation();
  const copy = useCopyLink();
  const { data, isPending } = trpc.invites.list.useQuery({ room_id }, { networkMode: "always" });
  const invite = data?.find(isForEverybody);
  if (isPending) return <div className="h-28" />;
  if (invite === undefined) return <CopyInvitation room_id={room_id} isWide />;
  const link = linkOf(invite, location);
  return (
    <div className="grid gap-2 text-start">
      <TextField
        label={t("chat.room_link")}
        readOnly
        dir="ltr"
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void copy(link)}>
          <Link2 aria-hidden size="1.125rem" />
          <span>{t("chat.copy_link")}</span>
        </Button>
        {canShare() && (
          <Button onClick={() => void share({ title, url: link })}>
            <Share2 aria-hidden size="1.125rem" />
            <span>{t("chat.share")}</span>
          </Button>
        )}
      </div>
    </div>
  );
}
