import { type Addressee, MODERATORS } from "../../../protocol";
import type { TFunction } from "../../language/translation/translate";
import { groupLabel } from "./group-label";

export function groupName(group: string, t: TFunction, among?: readonly string[]): string {
  return group === MODERATORS ? t("mentions.moderators") : groupLabel(group, among);
}

export function isOfModerators(to: Addressee): boolean {
  return to.scope === "group" && to.target === MODERATORS;
}

export function hasWord(to: Addressee): boolean {
  return to.scope === "global" || isOfModerators(to);
}

export function wholeGroupName(to: Addressee, t: TFunction): string {
  if (isOfModerators(to)) return t("mentions.moderators");
  return to.scope === "group" ? to.target : "";
}
