import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Entry, History } from "./history";

export async function writeHistory(path: string, { entries, seed, room_id, history_limit }: History): Promise<void> {
  const head = { seed, room_id, history_limit };
  await pipeline(Readable.from(lines([head, ...entries])), createWriteStream(path));
}

export async function readHistory(path: string): Promise<History> {
  const entries: Entry[] = [];
  let head: Omit<History, "entries"> | undefined;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (head === undefined) head = JSON.parse(line) as Omit<History, "entries">;
    else entries.push(JSON.parse(line) as Entry);
  }
  if (head === undefined) throw new Error(`${path} is empty`);
  return { ...head, entries };
}

function* lines(values: Iterable<object>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}
