import type { Notice } from "../../../room/view";

export function ownNoticeKey(notice: Notice) {
  if (notice.kind !== "role") return `notices.own.${notice.kind}` as const;
  if (notice.role === "moderator") return "notices.own.promoted";
  return notice.before === "moderator" ? "notices.own.demoted" : (`notices.own.role_${notice.role}` as const);
}
