import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export type Holder = { readonly pid: number; readonly host: string; readonly since: string };

/** A note may have stayed behind or been deleted, so the system is asked, too, where it tells. */
export function holderOf(file: string, note: string): string {
  const openers = openersOf(file);
  const noted = notedIn(note);
  if (noted !== undefined && (openers.length === 0 || openers.includes(noted.pid))) {
    const where = noted.host === hostname() ? "" : ` on ${noted.host}`;
    return `another Parley, process ${noted.pid}${where}, since ${noted.since}`;
  }
  const other = openers.find((pid) => pid !== process.pid);
  return other === undefined ? "another program" : `another program, process ${other}`;
}

function notedIn(note: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(note, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** All of them on Linux for root, of the same user otherwise, none elsewhere. */
function openersOf(file: string): number[] {
  const pids = entriesOf("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => entriesOf(`/proc/${pid}/fd`).some((fd) => opened(pid, fd) === file)).map(Number);
}

function opened(pid: string, fd: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
