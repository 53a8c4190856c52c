// Is loaded into a server that is measured, and tells what it has used when it is asked. Only the process itself knows
// its processor time to the microsecond, and can collect its garbage first.

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
    // What a first collection finalises only a second one frees.
    for (let times = 0; times < 3; times += 1) collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ resident: rss, heap: heapUsed, external });
  }
});
// Nobody is left to stop a server whose bench was broken off.
process.on("disconnect", () => process.exit());
process.channel?.unref();
