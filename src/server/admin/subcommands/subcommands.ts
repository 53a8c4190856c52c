import { roomCreate } from "./room-create";
import { roomDelete } from "./room-delete";
import { roomList } from "./room-list";
import type { Subcommand } from "./subcommand";
import { verify } from "./verify";

export const SUBCOMMANDS: readonly Subcommand[] = [roomCreate, roomList, roomDelete, verify];

export function chosen(
  words: readonly string[],
): { readonly subcommand: Subcommand; readonly rest: string[] } | undefined {
  const subcommand = SUBCOMMANDS.find(({ name }) => name.split(" ").every((word, index) => words[index] === word));
  return subcommand && { subcommand, rest: words.slice(subcommand.name.split(" ").length) };
}

export function help(): string {
  const lines = SUBCOMMANDS.map(({ name, takes, does }) => `  ${`${name} ${takes}`.padEnd(36)}${does}`);
  return [
    "npm run admin -- <what>",
    "",
    ...lines,
    "",
    "  --json   prints what programs can read: npm run --silent admin -- room list --json",
    "  --yes    does not ask",
    "  --help   prints this",
    "",
    "It works with the settings of the server, in .env or in the environment, as the user that runs the server.",
  ].join("\n");
}
