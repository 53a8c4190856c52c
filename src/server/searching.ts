import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openReads, type Place } from "./store/search/open-reads";
import { Scans } from "./store/search/scans";
import type { Answer, Order } from "./store/search/sought";

const port = parentPort;
if (port === null) throw new Error("searching is for a thread of the server");
// On Linux this is the priority of the thread alone: where there is one core, messages come first.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const { rows, close } = await openReads(workerData as Place);
const scans = new Scans(rows, (answer: Answer) => port.postMessage(answer));

port.on("message", (order: Order) => {
  if (order.kind === "search") scans.take(order);
  else if (order.kind === "stop") scans.stop(order.id);
  else void end();
});

async function end(): Promise<void> {
  await scans.end();
  await close();
  port?.close();
}
