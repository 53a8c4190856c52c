import { clsx } from "clsx";
import { memo, useContext, useMemo } from "react";
import { asTyped } from "../formatting/formatted";
import { mentionSpans } from "../formatting/mention-spans";
import { isOnlyEmoji } from "../formatting/only-emoji";
import { Blocks } from "./Blocks";
import { MentionsContext } from "./MentionedText";
import { Pieces } from "./Pieces";
import { TEXT_LOOK } from "./text-look";
import { useFormatted } from "./use-formatted";

export const RichText = memo(function RichText({ text, isAsTyped = false }: { text: string; isAsTyped?: boolean }) {
  const mentions = useContext(MentionsContext);
  const found = useFormatted(text, mentions);
  const tree = useMemo(() => (isAsTyped ? asTyped(text) : found), [isAsTyped, text, found]);
  const spans = useMemo(() => mentionSpans(tree, mentions), [tree, mentions]);
  const [first, ...more] = tree.blocks;
  if (first?.kind !== "text" || more.length > 0)
    return (
      <div data-text="" data-source={text}>
        <Blocks blocks={tree.blocks} spans={spans} />
      </div>
    );
  const isLarge = !isAsTyped && isOnlyEmoji(text);
  return (
    <p
      data-text=""
      // A copy has the source.
      data-source={tree.markers.length > 0 ? text : undefined}
      dir="auto"
      className={clsx(TEXT_LOOK, isLarge && "text-[2rem] leading-tight")}
    >
      <Pieces pieces={first.pieces} spans={spans} />
    </p>
  );
});
