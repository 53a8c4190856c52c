import { preparePages } from "./pages";
import { runProcess } from "./process";

await runProcess(() => preparePages(process.argv.includes("--dev")));
