import { clsx } from "clsx";
import type { Addressee } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { useView } from "../../room/session/RoomSession";
import { iconOf } from "./kind-icon";

const LOOKS = {
  global: "bg-line text-text",
  group: "bg-accent-wash text-accent",
  private: "bg-private-wash text-private",
};

export function ConversationPicture({ to, name }: { to: Addressee; name: string }) {
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  if (to.scope === "private" && !isSelf) return <Avatar id={to.target} name={name} />;
  const Icon = iconOf(to, isSelf);
  return (
    <span aria-hidden className={clsx("grid size-8 shrink-0 place-items-center rounded-[9px]", LOOKS[to.scope])}>
      <Icon size="1rem" />
    </span>
  );
}
