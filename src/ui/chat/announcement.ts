import type { Addressee, Id } from "../../protocol";
import { keyOf, type Notice } from "../../room/view";
import { filled } from "../language/text/filled";
import { shortened } from "../language/text/shortened";
import type { TFunction } from "../language/translation/translate";
import { groupName } from "../room/labels/group-name";
import { type Fate, fatesIn } from "./fates";

export type Deed = Extract<Notice["kind"], "chat_enabled" | "chat_disabled" | "history_cleared">;

export type Heard = Fate | Spoken;

type Spoken = { readonly source: Id; readonly name: string } & (
  | {
      readonly to: Addressee;
      readonly text: string;
      readonly groups?: readonly string[];
      readonly calls?: "mentions" | "answers";
    }
  | { readonly deed: Deed }
  | { readonly old_name: string }
  | { readonly announcement: string }
);

type Said = Extract<Heard, { text: string }>;

const EVERYONE: Addressee = { scope: "global" };
const TEXT_LENGTH = 200;
const CONVERSATIONS = 4;
/** A burst of announcements is the newest ones. */
const ANNOUNCEMENTS = 3;
const NAMES = 3;

/**
 * Short sentences in the order in which conversations were heard. A private message is never summed up among public
 * ones. A name or a switch that is back where it was is no news.
 */
export function inWords(heard: readonly Heard[], t: TFunction, open: string = keyOf(EVERYONE)): string {
  const conversations = new Map<string, Said[]>();
  for (const it of heard) {
    if ("text" in it) conversations.set(keyOf(it.to), [...(conversations.get(keyOf(it.to)) ?? []), it]);
  }
  // Private ones and calls first: a reader must not miss them among those that are only counted.
  const all = [...conversations.values()].sort(
    (one, other) =>
      Number(isPrivate(other)) - Number(isPrivate(one)) || Number(hasCalls(other)) - Number(hasCalls(one)),
  );
  const told = all.slice(0, CONVERSATIONS).map((messages) => sentence(messages, t, open));
  const others = all.slice(CONVERSATIONS).length;
  const elsewhere = others > 0 ? [t("announce.elsewhere", { count: others })] : [];
  const announced = new Set(heard.flatMap((it) => ("announcement" in it ? [announcementOf(it, t)] : [])));
  return [
    ...[...announced].slice(-ANNOUNCEMENTS),
    ...told,
    ...elsewhere,
    ...fatesIn(heard, t),
    ...deedsIn(heard, t),
    ...renamed(heard, t),
  ].join(" ");
}

function deedsIn(heard: readonly Heard[], t: TFunction): string[] {
  const deeds = heard.filter((it) => "deed" in it);
  const switches = deeds.filter(({ deed }) => deed !== "history_cleared");
  const told = new Set([
    deeds.findLast(({ deed }) => deed === "history_cleared"),
    switches[0]?.deed === switches.at(-1)?.deed ? switches.at(-1) : undefined,
  ]);
  return deeds
    .filter((it) => told.has(it))
    .map(({ deed, name }) => `${filled(t(`notices.${deed}`, { count: 1 }), { who: name })}.`);
}

function renamed(heard: readonly Heard[], t: TFunction): string[] {
  const people = new Map<Id, { before: string; name: string }>();
  for (const it of heard)
    if ("old_name" in it)
      people.set(it.source, { before: people.get(it.source)?.before ?? it.old_name, name: it.name });
  const all = [...people.values()].filter(({ before, name }) => before !== name);
  const told = all.slice(0, NAMES).map((names) => `${filled(t("notices.renamed"), names)}.`);
  return all.length > NAMES ? [...told, t("announce.renamed", { count: all.length - NAMES })] : told;
}

function announcementOf({ name, announcement }: Extract<Heard, { announcement: string }>, t: TFunction): string {
  return t("announce.announcement", { name, text: shortened(announcement, TEXT_LENGTH) });
}

function isPrivate([first]: readonly Said[]): boolean {
  return first?.to.scope === "private";
}

function hasCalls(messages: readonly Said[]): boolean {
  return messages.some(({ calls }) => calls !== undefined);
}

function callsIn(messages: readonly Said[], t: TFunction): string[] {
  return (["mentions", "answers"] as const).flatMap((kind) => {
    const count = messages.filter(({ calls }) => calls === kind).length;
    return count > 0 ? [t(`announce.of_them.${kind}`, { count })] : [];
  });
}

function sentence(messages: readonly Said[], t: TFunction, open: string): string {
  const [first] = messages;
  if (first === undefined) return "";
  const { to, name, groups } = first;
  const group = to.scope === "group" ? groupName(to.target, t, groups) : "";
  const whom = to.scope === "global" && keyOf(to) !== open ? "everyone" : to.scope;
  if (messages.length === 1) {
    const text = shortened(first.text, TEXT_LENGTH);
    return t(`announce.${first.calls ?? "one"}.${whom}`, { name, group, text });
  }
  const sources = new Set(messages.map(({ source }) => source));
  const people = sources.size === 1 ? name : t("announce.people", { count: sources.size });
  const several = t(`announce.several.${whom}`, { count: messages.length, people, group });
  return [several, ...callsIn(messages, t)].join(" ");
}
