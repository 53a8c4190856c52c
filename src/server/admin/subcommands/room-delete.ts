import { id } from "../../../protocol/schemas";
import type { Room } from "../deeds";
import { Misuse, onlyWord, type Subcommand } from "./subcommand";

export const roomDelete: Subcommand = {
  name: "room delete",
  takes: "<id> [--yes]",
  does: "erases a room with all that is in it, and sends everybody out; the id or the room's address",
  run: async (given, desk) => {
    const word = onlyWord(given, "the room's id");
    const room_id = id.safeParse(/\/rooms\/([^/?#]+)/.exec(word)?.[1] ?? word).data;
    if (room_id === undefined) throw new Misuse(`${word} is no id of a room: see room list`);
    const found = await desk.carryOut({ do: "find_room", room_id });
    if (found.done !== "found" || found.room === undefined) throw new Error(`there is no room ${room_id}`);
    if (!given.options.yes && !(await isMeant(found.room, desk.confirm))) throw new Error("nothing was deleted");
    const deleted = await desk.carryOut({ do: "delete_room", room_id });
    if (deleted.done !== "deleted" || !deleted.isFound) throw new Error(`there is no room ${room_id} any more`);
    return `"${found.room.title}" is deleted.`;
  },
};

async function isMeant({ title, here }: Room, confirm: ((question: string) => Promise<boolean>) | undefined) {
  if (confirm === undefined) throw new Misuse("nobody is here to be asked: say --yes");
  const people = here === 1 ? "1 person is" : `${here} people are`;
  return confirm(`Erase "${title}", where ${people} now, with everything that was ever said there? [y/N] `);
}
