import type { Room } from "../deeds";
import { Misuse, type Subcommand } from "./subcommand";
import { table } from "./table";

export const roomList: Subcommand = {
  name: "room list",
  takes: "[--json]",
  does: "shows all rooms: id, title, when it was made, people here, last activity",
  run: async ({ words, options }, desk) => {
    if (words.length > 0) throw new Misuse(`it takes no ${words[0]}`);
    const listed = await desk.carryOut({ do: "list_rooms" });
    if (listed.done !== "listed") throw new Error("the rooms were not listed");
    if (options.json) return JSON.stringify(listed.rooms, null, 2);
    if (listed.rooms.length === 0) return "There is no room yet.";
    const heads = ["id", "made", "last activity", "here", "title"];
    return table([heads, ...listed.rooms.map(rowOf)]);
  },
};

function rowOf({ room_id, title, created_at, here, active_at }: Room): string[] {
  return [room_id, minute(created_at), minute(active_at), String(here), title];
}

function minute(timestamp: string): string {
  return `${timestamp.slice(0, 10)} ${timestamp.slice(11, 16)}Z`;
}
