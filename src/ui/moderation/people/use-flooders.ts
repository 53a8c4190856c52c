import { useEffect, useState } from "react";
import type { Id } from "../../../protocol";
import { useFlooding } from "../../room/news/use-flooding";

/** The server repeats the event every ten seconds for as long as the flood lasts. */
const OVER_AFTER_MS = 15_000;

export function useFlooders(): ReadonlySet<Id> {
  const [flooders, setFlooders] = useState<ReadonlyMap<Id, number>>(new Map());
  useFlooding((target) => setFlooders((before) => new Map(before).set(target, Date.now() + OVER_AFTER_MS)));
  useEffect(() => {
    if (flooders.size === 0) return;
    const timer = setTimeout(
      () => setFlooders((before) => new Map([...before].filter(([, over]) => over > Date.now()))),
      Math.min(...flooders.values()) - Date.now() + 1,
    );
    return () => clearTimeout(timer);
  }, [flooders]);
  return new Set(flooders.keys());
}
