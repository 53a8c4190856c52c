import { createRoomInput } from "../../../protocol/schemas";
import { Misuse, onlyWord, type Subcommand } from "./subcommand";

/** Works even where room creation is closed. */
export const roomCreate: Subcommand = {
  name: "room create",
  takes: '"Title"',
  does: "makes a room, and prints its invitation links",
  run: async (given, desk) => {
    const input = createRoomInput.safeParse({ title: onlyWord(given, "the title") });
    if (!input.success) throw new Misuse("the title needs 1 to 100 characters, all of which can be seen");
    const made = await desk.carryOut({ do: "create_room", ...input.data });
    if (made.done !== "created") throw new Error("the room was not made");
    const { room_id, title, origin, isPublic } = made;
    const moderators = `${origin}/join/${made.invites.moderator}`;
    const participants = `${origin}/join/${made.invites.user}`;
    const links = { moderators, participants };
    if (given.options.json) return JSON.stringify({ room_id, title, links, public_url_known: isPublic }, null, 2);
    return [
      `"${title}" is there, with the id ${room_id}.`,
      "",
      `  For moderators:    ${moderators}`,
      `  For participants:  ${participants}`,
      "",
      "The first link lets its holders moderate the room. Anybody who has one of the links can come in by it.",
      ...(isPublic ? [] : [`PUBLIC_URL is not set: put the address that people use in the place of ${origin}.`]),
    ].join("\n");
  },
};
