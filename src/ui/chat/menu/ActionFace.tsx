import type { Offered } from "./use-actions";

type Props = { action: Pick<Offered, "icon" | "label" | "isDestructive" | "isPrivate">; iconSize: string };

/** The icon and the words of an action, as the menu and the sheet show them. */
export function ActionFace({ action, iconSize }: Props) {
  const { icon: Icon, label } = action;
  const colour = colourOf(action) === undefined ? "text-soft" : undefined;
  return (
    <>
      <Icon aria-hidden size={iconSize} strokeWidth={1.9} className={colour} />
      <span className="flex-1">{label}</span>
    </>
  );
}

/** The class of an action that has a colour of its own. */
export function colourOf({ isDestructive, isPrivate }: Props["action"]): string | undefined {
  if (isDestructive) return "text-danger";
  return isPrivate ? "text-private" : undefined;
}
