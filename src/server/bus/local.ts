import type { Bus } from "./bus";

export function localBus(): Bus {
  const done = async () => {};
  return { publish: () => {}, listen: () => {}, join: done, leave: () => {}, check: done, close: done };
}
