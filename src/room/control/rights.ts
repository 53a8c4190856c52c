import { givenAmong, type Id, type Participant, type Role, type Timestamp } from "../../protocol";

export type RightsNotice = { readonly who: Id; readonly timestamp: Timestamp } & (
  | { readonly kind: "role"; readonly role: Role; readonly before: Role }
  | { readonly kind: "added" | "removed"; readonly groups: readonly string[] }
);

/** The lines about a change of rights. Everybody sees changes of moderators; only the participant sees the others. */
export function rightsNotices(before: Participant, after: Participant, now: { self: Id; timestamp: Timestamp }) {
  const { self, timestamp } = now;
  const who = after.id;
  const notices: RightsNotice[] = [];
  const [was, role] = [before.module_data.control.role, after.module_data.control.role];
  if (was !== role && (who === self || was === "moderator" || role === "moderator"))
    notices.push({ kind: "role", who, timestamp, role, before: was });
  if (who !== self) return notices;
  // The line about the role says the moderators' group, too.
  const [had, has] = [before, after].map(({ module_data }) => givenAmong(module_data.chat.groups)) as [
    string[],
    string[],
  ];
  const added = has.filter((group) => !had.includes(group));
  const removed = had.filter((group) => !has.includes(group));
  if (added.length > 0) notices.push({ kind: "added", who, timestamp, groups: added });
  if (removed.length > 0) notices.push({ kind: "removed", who, timestamp, groups: removed });
  return notices;
}
