import type { Id } from "../../../protocol";
import type { Notice } from "../../../room/view";

/** `notice` is the last of several. */
export type NoticeRun = { readonly notice: Notice; readonly who: readonly Id[] };

/** A person who is back within this time was never gone. */
const BACK_MS = 5 * 60_000;

/** Whatever was said meanwhile. */
export function withoutReturns(notices: readonly Notice[]): readonly Notice[] {
  const left = new Map<Id, Notice>();
  const dropped = new Set<Notice>();
  for (const notice of notices) {
    const { kind, who, timestamp } = notice;
    if (kind === "left") left.set(who, notice);
    const before = left.get(who);
    if (kind !== "joined" || before === undefined) continue;
    left.delete(who);
    if (Date.parse(timestamp) - Date.parse(before.timestamp) < BACK_MS) dropped.add(before).add(notice);
  }
  return dropped.size === 0 ? notices : notices.filter((notice) => !dropped.has(notice));
}

/**
 * The net effect of the lines between two messages: a person who came and went is in none, nor is a name, a role or a
 * switch that is back where it was.
 */
export function runsOf(notices: readonly Notice[]): NoticeRun[] {
  const place = new Map(notices.map((notice, at) => [notice, at]));
  return [...movements(notices), ...deeds(notices), ...renamings(notices), ...roles(notices), ...groupChanges(notices)]
    .sort((one, other) => (place.get(one.last) ?? 0) - (place.get(other.last) ?? 0))
    .map(({ notice, who }) => ({ notice, who }));
}

type Line = NoticeRun & { readonly last: Notice };
type Of<Kind extends Notice["kind"]> = Extract<Notice, { kind: Kind }>;

function movements(notices: readonly Notice[]): Line[] {
  const net = netOf(notices.filter(isMovement), ({ who }) => who);
  return (["joined", "left"] as const).flatMap((kind) => {
    const alike = notices.filter((it) => it.kind === kind && net.has(it));
    return alike.slice(-1).map((last) => ({ ...alone(last), who: [...new Set(alike.map(({ who }) => who))] }));
  });
}

function deeds(notices: readonly Notice[]): Line[] {
  const switches = netOf(notices.filter(isSwitch), () => "");
  const cleared = notices.filter(({ kind }) => kind === "history_cleared").slice(-1);
  return [...switches, ...cleared].map((last) => alone(last));
}

function renamings(notices: readonly Notice[]): Line[] {
  const renamed = notices.filter((it): it is Of<"renamed"> => it.kind === "renamed");
  return [...ends(renamed, ({ who }) => who).values()]
    .filter(([{ old_name }, { new_name }]) => old_name !== new_name)
    .map(([{ old_name }, last]) => alone(last, { ...last, old_name }));
}

function roles(notices: readonly Notice[]): Line[] {
  const changes = notices.filter((it): it is Of<"role"> => it.kind === "role");
  return [...ends(changes, ({ who }) => who).values()]
    .filter(([{ before }, { role }]) => before !== role)
    .map(([{ before }, last]) => alone(last, { ...last, before }));
}

function groupChanges(notices: readonly Notice[]): Line[] {
  const changes = notices.filter((it): it is Of<"added" | "removed"> => it.kind === "added" || it.kind === "removed");
  const each = changes.flatMap((notice) => notice.groups.map((group) => ({ notice, group, kind: notice.kind })));
  const kept = new Map<Notice, string[]>();
  for (const { notice, group } of netOf(each, (it) => JSON.stringify([it.notice.who, it.group])))
    kept.set(notice, [...(kept.get(notice) ?? []), group]);
  return changes.flatMap((last) => {
    const groups = kept.get(last) ?? [];
    return groups.length > 0 ? [alone(last, { ...last, groups })] : [];
  });
}

function alone(last: Notice, notice = last): Line {
  return { last, notice, who: [last.who] };
}

function netOf<It extends { kind: string }>(notices: readonly It[], keyOf: (it: It) => string): ReadonlySet<It> {
  const net = [...ends(notices, keyOf).values()].filter(([first, last]) => first.kind === last.kind);
  return new Set(net.map(([, last]) => last));
}

function ends<It>(notices: readonly It[], keyOf: (it: It) => string): ReadonlyMap<string, readonly [It, It]> {
  const found = new Map<string, readonly [It, It]>();
  for (const notice of notices) found.set(keyOf(notice), [found.get(keyOf(notice))?.[0] ?? notice, notice]);
  return found;
}

function isMovement({ kind }: Notice): boolean {
  return kind === "joined" || kind === "left";
}

function isSwitch({ kind }: Notice): boolean {
  return kind === "chat_enabled" || kind === "chat_disabled";
}
