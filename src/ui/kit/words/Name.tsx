import { clsx } from "clsx";

/** A name of more UTF-16 units may be longer than a line, and some letters are as wide as a word. */
const LONG = 24;
/** More marks on one letter than any script needs reach into the lines above and below. */
const PILED = /\p{M}{4}/u;

type Props = {
  className?: string;
  isWord?: boolean;
  children: string;
};

/**
 * A name keeps its direction, and page translation leaves it alone. One that could take the screen is a box of three
 * lines at most, and whole in the tooltip.
 */
export function Name({ className, isWord = false, children }: Props) {
  const isUnruly = children.length > LONG || PILED.test(children);
  return (
    <bdi
      translate={isWord ? undefined : "no"}
      title={isUnruly ? children : undefined}
      className={clsx(isUnruly && "unruly-name", className)}
    >
      {children}
    </bdi>
  );
}
