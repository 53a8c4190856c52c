import { gather } from "../crowd";
import { waitsOf } from "../victim";

const PEOPLE = 10;

/**
 * A program of its own: ten people in a room who talk in turns for as many seconds as the parent says, and answer with
 * the times from send to receipt. Argument: port. The parent's own work with a crowd is then in no time.
 */
const { people } = await gather(Number(process.argv[2]), PEOPLE);
process.on("message", async (seconds: number) => process.send?.(await waitsOf(people, seconds)));
process.on("disconnect", () => process.exit());
process.send?.("ready");
