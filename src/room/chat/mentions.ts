import type { Addressee, Id, Mentions } from "../../protocol";
import { bad, type Decision, type Member, type Request } from "../base/room";
import { seesMessage } from "../base/viewer";

type Asking = Pick<Request, "room" | "by"> & { readonly payload: Addressee & Mentions };

/** A mention of a group would elsewhere tell its members of what they cannot read. */
export function wrongMention({ room, by, payload }: Asking): Decision | undefined {
  const { mentions = [], mention_groups = [] } = payload;
  if (mentions.some((id) => !room.members.has(id))) return bad("unknown_participant");
  return mention_groups.every((group) => isMentionable(group, by, payload)) ? undefined : bad("not_a_member");
}

function isMentionable(group: string, by: Member, to: Addressee): boolean {
  switch (to.scope) {
    case "global":
      return by.groups.includes(group);
    case "group":
      return to.target === group;
    case "private":
      return false;
  }
}

export function mentioned({ room, by, payload }: Asking): { readonly kept: Mentions; readonly unseen_by: Id[] } {
  const { mentions = [], mention_groups = [], mention_all } = payload;
  const message = { ...payload, source: by.id };
  const isSeenBy = (id: Id) => {
    const member = room.members.get(id);
    return member !== undefined && member.banned === undefined && seesMessage(member, message, "new");
  };
  const seeing = mentions.filter(isSeenBy);
  const kept = {
    ...(seeing.length > 0 && { mentions: seeing }),
    ...(mention_groups.length > 0 && { mention_groups }),
    ...(mention_all && { mention_all }),
  };
  return { kept, unseen_by: mentions.filter((id) => !isSeenBy(id)) };
}

type Mentioned = { readonly id: Id; readonly groups: readonly string[] };

/** Nobody mentions themselves. */
export function isMentioned({ id, groups }: Mentioned, message: Mentions & { readonly source: Id }): boolean {
  if (message.source === id) return false;
  if (message.mention_all || message.mentions?.includes(id)) return true;
  return message.mention_groups?.some((group) => groups.includes(group)) === true;
}
