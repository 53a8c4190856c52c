import { useEffect, useReducer, useState } from "react";
import type { LookupResult } from "../../../protocol";
import { wasAnswered } from "../../client/transport/connection";
import { client } from "../../connection/line";

/** The pauses before a lookup whose connection was lost is repeated, in milliseconds. */
const PAUSES_MS = [1_000, 2_000];

type Found = { readonly room?: LookupResult; readonly failure?: unknown };

export function useLookup(room_id: string, isWanted: boolean): Found & { again: () => void } {
  const [found, setFound] = useState<Found>({});
  const [tries, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew.
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const tell = (it: Found) => {
      if (!isOver) setFound(it);
    };
    tell({});
    lookUp(room_id).then(
      (room) => tell({ room }),
      (failure) => tell({ failure }),
    );
    return () => {
      isOver = true;
    };
  }, [room_id, isWanted, tries]);
  return { ...found, again };
}

async function lookUp(room_id: string): Promise<LookupResult> {
  for (const pause of PAUSES_MS) {
    try {
      return await client.rooms.lookup.query({ room_id });
    } catch (failure) {
      if (wasAnswered(failure)) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return client.rooms.lookup.query({ room_id });
}
