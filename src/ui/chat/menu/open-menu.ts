import type { StoredMessage } from "../../../protocol";
import { isTouched } from "../../browser/media";
import type { Anchor, ListStore } from "../focus/list-state";

export function menuOf(
  store: ListStore,
  { id }: Pick<StoredMessage, "id">,
  { left, top, width, height }: Anchor,
  kind: "menu" | "sheet" = isTouched() ? "sheet" : "menu",
): void {
  store.setState({ menu: { id, kind, anchor: { left, top, width, height } } });
}

/** The bar may be out of sight in part. */
export function cornerOf(article: Element, log: Element): Anchor {
  const more = article.closest("[data-row]")?.querySelector("[aria-haspopup=menu]");
  const { right, top, height } = (more ?? article).getBoundingClientRect();
  const frame = log.getBoundingClientRect();
  const inSight = Math.max(frame.top, Math.min(top, frame.bottom - 1));
  return { left: right - 1, top: inSight, width: 1, height: more ? height : 0 };
}
