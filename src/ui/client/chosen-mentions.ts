import type { Addressee, Id } from "../../protocol";
import { keyOf } from "../../room/view";
import { keep, kept } from "../browser/local-storage";
import { placeOfDrafts } from "./drafts";
import type { Chosen } from "./state/chosen";

/** They are a part of the draft: all tabs share them, and they go with it. */
export function chosenFor(room_id: Id, to: Addressee): readonly Chosen[] {
  const json = kept(placeOf(room_id, to));
  if (json === undefined) return [];
  try {
    const all: unknown = JSON.parse(json);
    return Array.isArray(all) ? all.filter((it) => typeof it?.text === "string") : [];
  } catch {
    return [];
  }
}

export function keepChosen(room_id: Id, to: Addressee, chosen: readonly Chosen[]): void {
  keep(placeOf(room_id, to), chosen.length > 0 ? JSON.stringify(chosen) : undefined);
}

function placeOf(room_id: Id, to: Addressee): string {
  return `${placeOfDrafts(room_id)}mentions.${keyOf(to)}`;
}
