import type { Settled } from "../../../room/view";
import type { useSession } from "../../room/session/RoomSession";
import { type Item, settledIn } from "./items";

/** The news of a decision may come after the refusal of another. */
const NEWS_WITHIN_MS = 3_000;

/** The decision of the moderators on an item; `undefined` where nothing is heard of it. */
export function decisionOn(
  item: Item,
  { store }: Pick<ReturnType<typeof useSession>, "store">,
): Promise<Settled | undefined> {
  const known = () => {
    const { view } = store.getState();
    return view && settledIn(view.review, item);
  };
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve(known());
    };
    const timer = setTimeout(end, NEWS_WITHIN_MS);
    const forget = store.subscribe(() => known() && end());
    if (known()) end();
  });
}
