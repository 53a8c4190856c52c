import { runProcess } from "../process";

// The server as a process of its own, without the pages.
await runProcess();
