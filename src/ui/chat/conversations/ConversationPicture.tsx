import { clsx } from "clsx";
import { Hash, NotebookPen, Users } from "lucide-react";
import type { Addressee } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { useView } from "../../room/session/RoomSession";

export function ConversationPicture({ to, name }: { to: Addressee; name: string }) {
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  if (to.scope === "private" && !isSelf) return <Avatar id={to.target} name={name} />;
  const Icon = to.scope === "global" ? Hash : to.scope === "group" ? Users : NotebookPen;
  return (
    <span
      aria-hidden
      className={clsx(
        "grid size-8 shrink-0 place-items-center rounded-[9px]",
        isSelf ? "bg-private-wash text-private" : "bg-accent-wash text-accent",
      )}
    >
      <Icon size="1rem" />
    </span>
  );
}
