import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The cores that this process may use, as Linux numbers them; none, where that cannot be told. */
export function allowedCores(): readonly number[] {
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

/** Has this process, which makes the load, run on the last core alone; says which core the servers get, if any. */
export function parted(): number | undefined {
  const cores = allowedCores();
  const [first, last] = [cores[0], cores.at(-1)];
  if (first === undefined || first === last) return undefined;
  const { status } = spawnSync("taskset", ["-a", "-p", "-c", String(last), String(process.pid)], { stdio: "ignore" });
  return status === 0 ? first : undefined;
}
