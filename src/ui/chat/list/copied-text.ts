import { stampOf, type Times } from "../text/stamp";

/**
 * What is copied from a list: a selection over several messages with authors and times, or the focused message where
 * nothing is selected. `undefined`: the browser copies, within one message.
 */
export function textToCopy(log: Element, selection: Selection | null, times: Times): string | undefined {
  if (selection === null || selection.isCollapsed)
    return log.querySelector("article:focus [data-text]")?.textContent ?? undefined;
  const range = selection.getRangeAt(0);
  const messages = [...log.querySelectorAll("article")].filter((article) => range.intersectsNode(article));
  if (messages.length < 2) return undefined;
  const parts = messages.flatMap((article) => {
    const { author = "", sent = "" } = article.dataset;
    const text = selectedIn(article, range);
    return text === "" ? [] : [{ author, sent, text }];
  });
  const stamp = stampOf(
    parts.map(({ sent }) => sent),
    times,
  );
  return `${parts.map(({ author, sent, text }) => `${author}, ${stamp(sent)}\n${text}`).join("\n\n")}\n`;
}

function selectedIn(article: Element, range: Range): string {
  const body = article.querySelector("[data-text]");
  if (body === null || !range.intersectsNode(body)) return "";
  const part = document.createRange();
  part.selectNodeContents(body);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}
