import { clsx } from "clsx";
import { Name } from "./Name";

const TONES = {
  quiet: "border-line bg-side text-soft",
  accent: "border-transparent bg-accent-wash text-accent",
  private: "border-transparent bg-private-wash text-private",
  warn: "border-transparent bg-warn-wash text-warn",
} as const;

type Props = {
  tone?: keyof typeof TONES;
  /** A group's name, and no word of the page. */
  isName?: boolean;
  children: string;
};

/** A short label such as a group or a role. Long ones are cut, and whole in the tooltip of the browser. */
export function Tag({ tone = "quiet", isName = false, children }: Props) {
  return (
    <span
      title={children}
      className={clsx(
        "inline-block max-w-full truncate rounded-md border px-1.5 align-middle text-xs font-medium",
        TONES[tone],
      )}
    >
      <Name isWord={!isName}>{children}</Name>
    </span>
  );
}
