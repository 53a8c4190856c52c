import type { LucideIcon } from "lucide-react";

export type Face = {
  readonly icon?: LucideIcon;
  readonly label: string;
  readonly isDestructive?: boolean;
  /** Leads into a private conversation, and has its colour. */
  readonly isPrivate?: boolean;
};

/** The icon and the words of an action, as a menu and a sheet show them. */
export function ActionFace({ action, iconSize }: { action: Face; iconSize: string }) {
  const { icon: Icon, label } = action;
  const colour = colourOf(action) === undefined ? "text-soft" : undefined;
  return (
    <>
      {Icon && <Icon aria-hidden size={iconSize} strokeWidth={1.9} className={colour} />}
      <span className="flex-1">{label}</span>
    </>
  );
}

/** The class of an action that has a colour of its own. */
export function colourOf({ isDestructive, isPrivate }: Face): string | undefined {
  if (isDestructive) return "text-danger";
  return isPrivate ? "text-private" : undefined;
}
