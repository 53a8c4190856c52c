import { useEffect, useState } from "react";
import { UnsentOnDisk } from "../../client/unsent/unsent";

const NONE: ReadonlyMap<string, number> = new Map();

export function useUnsentCounts(): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState(NONE);
  useEffect(() => {
    const disk = new UnsentOnDisk();
    const count = () => void disk.counts().then(setCounts);
    disk.listen(count);
    count();
    return () => disk.close();
  }, []);
  return counts;
}
