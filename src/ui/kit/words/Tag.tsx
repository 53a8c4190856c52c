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
  isName?: boolean;
  children: string;
};

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
