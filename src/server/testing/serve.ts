import { runProcess } from "../process";
import { loseRights } from "./machine/other-user";

// The server as a process of its own, without the pages.
loseRights();
await runProcess();
