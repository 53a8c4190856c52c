import { type Command, folded, type Id } from "../../protocol";
import type { Member } from "../../room/base/room";
import { cleanName } from "../../room/moderation/names";
import { BadRequestError } from "../kit/bad-request";
import { lookOf, nameFor } from "../names/naming";
import type { OpenRoom } from "../store/commit/open-room";

/** `undefined` where nobody can have the name. */
export async function namingBy(room: OpenRoom, payload: Command["payload"]) {
  if (payload.action !== "change_display_name") return undefined;
  const target = room.state.members.get(payload.target);
  const free_name = target && (await freeNameFor(room, payload.new_name, target));
  if (target === undefined || free_name === undefined) return undefined;
  return { free_name, write: () => writeName(room, target.id, free_name) };
}

/** Written at once, for another with the same name in the same transaction. */
export async function writeName(room: OpenRoom, id: Id, display_name: string): Promise<void> {
  await room.rows.rename({ id, display_name, sort_name: folded(display_name), ...lookOf(display_name) });
}

async function freeNameFor(room: OpenRoom, wanted: string, own: Member): Promise<string | undefined> {
  const display_name = cleanName(wanted);
  if (display_name === undefined) return undefined;
  try {
    return await nameFor(room, { display_name }, own);
  } catch (error) {
    if (error instanceof BadRequestError) return undefined;
    throw error;
  }
}
