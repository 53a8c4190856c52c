import type { Notice } from "../../../room/view";

export function ownNoticeKey(notice: Notice) {
  if (notice.kind !== "role") return `chat.notice.own.${notice.kind}` as const;
  if (notice.role === "moderator") return "chat.notice.own.promoted";
  return notice.before === "moderator" ? "chat.notice.own.demoted" : (`chat.notice.own.role_${notice.role}` as const);
}
