import { useRouter } from "next/router";
import { useFits } from "../browser/use-is-wide";
import { isBeside, type SectionName, sectionAt } from "./section/sections";

/** Three columns, one of which is the panel. */
const BESIDE_REM = 68.75;
/** The sections' names beside a section. */
const WITH_NAMES_REM = 48;

export type PanelPlace = {
  /** Beside the chat, or in its place: with the sections' names beside the section or, on a phone, on a page before it. */
  readonly layout: "beside" | "page" | "phone";
  readonly section: SectionName | undefined;
};

/** `undefined` while the address names none. */
export function usePanel(): PanelPlace | undefined {
  const named = sectionAt(useRouter().query.place);
  const hasBeside = useFits(BESIDE_REM);
  const hasNames = useFits(WITH_NAMES_REM);
  if (named === undefined) return undefined;
  if (!hasNames) return { layout: "phone", section: named === "index" ? undefined : named };
  const section = named === "index" ? "room" : named;
  return { layout: hasBeside && isBeside(section) ? "beside" : "page", section };
}
