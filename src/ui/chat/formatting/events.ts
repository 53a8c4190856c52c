import type { Event } from "micromark-util-types";
import type { TreeBuilder } from "./tree-builder";

/** All that stands between two markers is text, so nothing can be lost, whatever the parser thinks of it. */
export function addEvents(tree: TreeBuilder, events: readonly Event[]): void {
  for (const [what, { type, start, end }] of events) {
    const [from, to] = [start.offset, end.offset];
    const isEnter = what === "enter";
    switch (type) {
      case "blockQuote":
        if (isEnter) tree.beginQuote(from);
        else tree.endContainer(to);
        break;
      case "listOrdered":
      case "listUnordered":
        if (isEnter) tree.beginList(from, type === "listOrdered");
        else tree.endContainer(to);
        break;
      case "listItemPrefix":
        if (isEnter) tree.beginItem(from, to);
        break;
      case "blockQuotePrefix":
      case "listItemIndent":
        if (isEnter) tree.skipPrefix(from, to);
        break;
      case "codeFenced":
        if (isEnter) tree.beginCode(from);
        else tree.endCode(to);
        break;
      case "codeFencedFence":
        if (isEnter) tree.fence(from, to);
        break;
      case "linePrefix":
        if (isEnter) tree.indentOfCode(from, to);
        break;
      case "strong":
      case "emphasis":
      case "strikethrough":
        if (isEnter) tree.beginSpan(type === "strikethrough" ? "strike" : type, from);
        else tree.endSpan(to);
        break;
      case "codeText":
        if (isEnter) tree.beginSpan("code", from);
        else tree.endSpan(to);
        break;
      case "strongSequence":
      case "emphasisSequence":
      case "strikethroughSequence":
      case "codeTextSequence":
      case "codeTextPadding":
        if (isEnter) tree.skip(from, to);
        break;
    }
  }
}
