import { existsSync } from "node:fs";
import { runCommand } from "./operator-command";
import { keptIn } from "./store/upkeep/backup";
import { restore } from "./store/upkeep/restore";

await runCommand(async (kept, folder) => {
  const replaced = await restore(kept, folder, new Date());
  return [
    `${kept.database} is what it was in ${folder}.`,
    ...replaced.kept.map((path) => `The database of before is in ${path}.`),
    ...(kept.secret === undefined || !existsSync(keptIn(folder).secret)
      ? [
          "Everybody who was known is known again if SECRET, or the file secret beside the database, is what it was then.",
        ]
      : []),
  ];
});
