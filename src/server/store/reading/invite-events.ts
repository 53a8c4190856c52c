import type { Event, ModerationEvent } from "../../../protocol";
import type { ReadRows } from "../database/read-rows";
import { groupsOf } from "../database/rows";
import { parsed } from "../database/trouble";

type Entry = { readonly namespace: string; readonly payload: string };

/** An event in its stored form. It refers to an invitation by id, so that the label is stored in one place. */
export function kept({ namespace, payload }: Event): Entry {
  if (namespace !== "moderation") return { namespace, payload: JSON.stringify(payload) };
  const { label: _, role: __, groups: ___, ...rest } = payload;
  return { namespace, payload: JSON.stringify(rest) };
}

export async function payloadsOf(rows: ReadRows, entries: readonly Entry[]): Promise<Event["payload"][]> {
  const payloads = entries.map(({ payload }) => parsed<Event["payload"]>(payload));
  const ids = payloads.flatMap((payload) => ("invite_id" in payload ? [payload.invite_id] : []));
  if (ids.length === 0) return payloads;
  const invites = new Map((await rows.invitesBy(ids)).map((row) => [row.invite_id, row]));
  return payloads.map((payload) => {
    const invite = "invite_id" in payload ? invites.get(payload.invite_id) : undefined;
    if (invite === undefined) return payload;
    const { label, role, groups } = invite;
    return { ...payload, ...(label !== null && { label }), role, groups: groupsOf(groups) } as ModerationEvent;
  });
}
