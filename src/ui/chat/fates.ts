import type { Addressee, Id, ModerationReason } from "../../protocol";
import { shortened } from "../language/text/shortened";
import type { TFunction } from "../language/translation/translate";
import { groupName } from "../room/labels/group-name";

type By = { readonly source: Id; readonly name: string };
/** `name` is the author's. */
export type Gone = By & { readonly gone: "author" | "moderator" };
export type Lost = By & { readonly lost: ModerationReason | "none" };
export type PinHeard = By & { readonly pin: string; readonly to: Addressee; readonly groups?: readonly string[] };
export type Fate = Gone | Lost | PinHeard;

const TEXT_LENGTH = 200;

/** The user's own messages come first. */
export function fatesIn(heard: readonly object[], t: TFunction): string[] {
  return [...lostIn(heard.filter(isLost), t), ...goneIn(heard.filter(isGone), t), ...pinsIn(heard.filter(isPin), t)];
}

function lostIn(all: readonly Lost[], t: TFunction): string[] {
  const [first] = all;
  if (first === undefined) return [];
  return [all.length === 1 ? t(`announce.lost.${first.lost}`) : t("announce.lost.several", { count: all.length })];
}

function goneIn(all: readonly Gone[], t: TFunction): string[] {
  return (["author", "moderator"] as const).flatMap((by) => {
    const [first, ...others] = all.filter(({ gone }) => gone === by);
    if (first === undefined) return [];
    const sources = new Set([first, ...others].map(({ source }) => source));
    const people = sources.size === 1 ? first.name : t("announce.people", { count: sources.size });
    return [t(`announce.gone.${by}`, { count: others.length + 1, people })];
  });
}

function pinsIn(all: readonly PinHeard[], t: TFunction): string[] {
  const [first] = all;
  if (first === undefined) return [];
  if (all.length > 1) return [t("announce.pinned.several", { count: all.length })];
  const { name, pin, to, groups } = first;
  const text = shortened(pin, TEXT_LENGTH);
  if (to.scope !== "group") return [t("announce.pinned.global", { name, text })];
  return [t("announce.pinned.group", { name, text, group: groupName(to.target, t, groups) })];
}

function isLost(heard: object): heard is Lost {
  return "lost" in heard;
}

function isGone(heard: object): heard is Gone {
  return "gone" in heard;
}

function isPin(heard: object): heard is PinHeard {
  return "pin" in heard;
}
