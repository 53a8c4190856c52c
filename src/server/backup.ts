import { runCommand } from "./operator-command";
import { backUp } from "./store/upkeep/backup";

await runCommand(async (kept, folder) => {
  await backUp(kept, folder);
  const without = kept.secret === undefined ? " SECRET is a setting and not in it: keep it, too." : "";
  return [`The backup is in ${folder}.${without}`];
});
