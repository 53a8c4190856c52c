import { type Addressee, MODERATORS } from "../../../protocol";
import type { TFunction } from "../../language/translation/translate";
import { groupLabel } from "./group-label";

/** A group as it is called: the moderators' by a word, any other by its label among the groups. */
export function groupName(group: string, t: TFunction, among?: readonly string[]): string {
  return group === MODERATORS ? t("mentions.moderators") : groupLabel(group, among);
}

/** Whether a conversation is that of the moderators among themselves. */
export function isOfModerators(to: Addressee): boolean {
  return to.scope === "group" && to.target === MODERATORS;
}

/** Whether a word of the page stands in place of a conversation's name. */
export function hasWord(to: Addressee): boolean {
  return to.scope === "global" || isOfModerators(to);
}

/** A group's whole name, in sentences that have to tell it from any other. */
export function wholeGroupName(to: Addressee, t: TFunction): string {
  if (isOfModerators(to)) return t("mentions.moderators");
  return to.scope === "group" ? to.target : "";
}
