import type { Kind } from "../kinds/kind";
import { search, settings, switcher } from "./finding";
import { mentions, menu, pins, reactions, reply } from "./messages";
import { review, waiting } from "./queues";

/** The walks through what one opens over a room and beside it. */
export const BEYOND = {
  menu,
  reply,
  reactions,
  pins,
  mentions,
  search,
  switcher,
  settings,
  waiting,
  review,
} satisfies Partial<Kind["cells"]>;

/** One reason for all of these screens. */
export function none(why: string): { readonly [Screen in keyof typeof BEYOND]: string } {
  const reasons = { menu: why, reply: why, reactions: why, pins: why, mentions: why };
  return { ...reasons, search: why, switcher: why, settings: why, waiting: why, review: why };
}
