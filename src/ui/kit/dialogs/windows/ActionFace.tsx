import type { LucideIcon } from "lucide-react";

export type Face = {
  readonly icon?: LucideIcon;
  readonly label: string;
  readonly isDestructive?: boolean;
  readonly isPrivate?: boolean;
};

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

export function colourOf({ isDestructive, isPrivate }: Face): string | undefined {
  if (isDestructive) return "text-danger";
  return isPrivate ? "text-private" : undefined;
}
