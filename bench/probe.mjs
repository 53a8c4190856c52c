// Reports usage on demand: only the process itself knows its processor time to the microsecond, and can collect its
// garbage first.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

process.on("message", (question) => {
  if (question === "cpu") {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  }
  if (question === "memory") {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    // A second collection frees the objects that the first one finalises.
    for (let times = 0; times < 3; times += 1) collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ resident: rss, heap: heapUsed, external });
  }
});
// A server whose bench was broken off has nobody left to stop it.
process.on("disconnect", () => process.exit());
process.channel?.unref();
