import { gather } from "../crowd";
import { waitsOf } from "../victim";

const PEOPLE = 10;

/**
 * Ten people talk in turns for as many seconds as the parent says. They are a process of their own, so that the
 * parent's work with a crowd is in no time. Argument: port.
 */
const { people } = await gather(Number(process.argv[2]), PEOPLE);
process.on("message", async (seconds: number) => process.send?.(await waitsOf(people, seconds)));
process.on("disconnect", () => process.exit());
process.send?.("ready");
