/** A chip is 28 pixels high, or 34 under a finger, which reaches 44 by what lies around it. */
const CHIP =
  "relative inline-flex h-7 min-w-8 items-center justify-center gap-1.5 rounded-full border px-2.5 text-xs tabular-nums select-none after:absolute after:-inset-x-0.5 pointer-coarse:h-8.5 pointer-coarse:min-w-10 pointer-coarse:after:-inset-y-[5px] pointer-coarse:after:content-['']";

const OTHERS = "border-line bg-raise font-medium text-soft hover:border-edge";
/** Not by colour alone: a double border and bold digits. */
const OWN =
  "border-accent bg-accent-wash font-bold text-accent shadow-[inset_0_0_0_1px_var(--color-accent)] forced-colors:outline-2 forced-colors:-outline-offset-2";

export function reactionLook(isOwn: boolean): string {
  return `${CHIP} ${isOwn ? OWN : OTHERS}`;
}
