import { stampOf, type Times } from "../text/stamp";

/**
 * Always as it was typed: a selection over several messages has authors and times; without a selection it is the
 * focused message. `undefined`: the browser copies.
 */
export function textToCopy(log: Element, selection: Selection | null, times: Times): string | undefined {
  if (selection === null || selection.isCollapsed) {
    const body = log.querySelector("article:focus [data-text]");
    return body === null ? undefined : sourceOf(body);
  }
  const range = selection.getRangeAt(0);
  const messages = [...log.querySelectorAll("article")].filter((article) => range.intersectsNode(article));
  if (messages.length < 2) {
    const body = messages[0]?.querySelector("[data-source]");
    const isWithin = body?.contains(range.commonAncestorContainer) === true;
    return body && isWithin ? selectedIn(body, range) : undefined;
  }
  const parts = messages.flatMap((article) => {
    const { author = "", sent = "" } = article.dataset;
    const body = article.querySelector("[data-text]");
    const text = body === null ? "" : selectedIn(body, range);
    return text === "" ? [] : [{ author, sent, text }];
  });
  const stamp = stampOf(
    parts.map(({ sent }) => sent),
    times,
  );
  return `${parts.map(({ author, sent, text }) => `${author}, ${stamp(sent)}\n${text}`).join("\n\n")}\n`;
}

/** Only a text with formatting has another source than what it shows. */
function sourceOf(body: Element): string {
  return body.getAttribute("data-source") ?? body.textContent ?? "";
}

function selectedIn(body: Element, range: Range): string {
  if (!range.intersectsNode(body)) return "";
  const part = document.createRange();
  part.selectNodeContents(body);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  return body.hasAttribute("data-source") ? sourceOfPart(body, part) : part.toString();
}

function sourceOfPart(body: Element, part: Range): string {
  const source = sourceOf(body);
  const leaves = [...body.querySelectorAll<HTMLElement>("[data-at]")].filter((it) => (it.textContent ?? "") !== "");
  const selected = leaves.flatMap((leaf) => selectedOf(leaf, part) ?? []);
  const [first, last] = [selected.at(0), selected.at(-1)];
  if (!first || !last) return "";
  const isWhole = selected.length === leaves.length && first.isFromStart && last.isToEnd;
  if (isWhole) return source;
  // Between two lines of code there may be the signs of the quotation around it.
  return selected.length === 1 ? first.text : source.slice(first.from, last.to);
}

function selectedOf(leaf: HTMLElement, part: Range) {
  if (!part.intersectsNode(leaf)) return undefined;
  const whole = document.createRange();
  whole.selectNodeContents(leaf);
  const here = whole.cloneRange();
  if (here.compareBoundaryPoints(Range.START_TO_START, part) < 0) here.setStart(part.startContainer, part.startOffset);
  if (here.compareBoundaryPoints(Range.END_TO_END, part) > 0) here.setEnd(part.endContainer, part.endOffset);
  const text = here.toString();
  if (text === "") return undefined;
  whole.setEnd(here.startContainer, here.startOffset);
  const before = whole.toString().length;
  const from = Number(leaf.dataset.at) + before;
  return {
    text,
    from,
    to: from + text.length,
    isFromStart: before === 0,
    isToEnd: before + text.length === (leaf.textContent ?? "").length,
  };
}
