import type { ComponentType } from "react";
import { trpc } from "./trpc";

/** For a part of a room's page that asks with hooks: the page itself begins without them. */
export function asking<Props extends object>(part: ComponentType<Props>): ComponentType<Props> {
  return trpc.withTRPC(part) as ComponentType<Props>;
}
