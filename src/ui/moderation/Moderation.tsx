import { partOf } from "../kit/later/part";
import { LaterHere } from "../kit/page/LaterHere";
import type { PanelPlace } from "./use-panel";

/** Most people moderate nothing: the script comes when somebody goes there. */
const panel = partOf(() => import("./Panel").then((it) => it.Panel), {
  isForFew: true,
});

export function expectPanel(): void {
  panel.load().catch(() => {});
}

export function Moderation(place: PanelPlace) {
  return <LaterHere part={panel} wanted {...place} />;
}
