import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The cores that this process may use, as Linux numbers them; none where that is unknown. */
function allowedCores(): readonly number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
    return list.split(",").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
  } catch {
    return [];
  }
}

const cores = allowedCores();

/** Pins this process, which makes the load, to the last core; returns the core for the servers, if any. */
export function parted(): number | undefined {
  const [first, last] = [cores[0], cores.at(-1)];
  if (first === undefined || first === last) return undefined;
  return bound(String(last)) ? first : undefined;
}

export async function onAllCores<Result>(act: () => Promise<Result>): Promise<Result> {
  if (cores.length < 2) return act();
  bound(cores.join(","));
  try {
    return await act();
  } finally {
    bound(String(cores.at(-1)));
  }
}

function bound(to: string): boolean {
  return spawnSync("taskset", ["-a", "-p", "-c", to, String(process.pid)], { stdio: "ignore" }).status === 0;
}
