import { parseArgs } from "node:util";
import { z } from "zod";

export const USAGE = `npm run test:guarantees -- [options]
  --minutes N     how long people act and the nemesis rages (1)
  --kills N       in place of that, until so many processes were killed with -9
  --processes N   how many serve the room (1); more need PostgreSQL's and Redis's programs
  --seed N        what all choose by: the same seed, the same choices (another each time)
  --pause N       how long somebody waits at most between two deeds, in milliseconds (150)
  --judge FILE    judges a history that an earlier run has written, and runs nothing`;

const whole = (least: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least, `must be ${least} at least`);

const options = z.object({
  minutes: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "must be a number")
    .transform(Number)
    .default(1),
  kills: whole(1).optional(),
  processes: whole(1).default(1),
  seed: whole(0).default(() => Date.now() % 1_000_000),
  pause: whole(1).default(150),
  judge: z.string().min(1).optional(),
});

export type Options = z.infer<typeof options>;

/** The options of the command line. @throws {Error} one line that names the mistake */
export function optionsIn(args: readonly string[]): Options {
  const form = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: form, kills: form, processes: form, seed: form, pause: form, judge: form },
  });
  const { data, error } = options.safeParse(values);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new Error(`--${issue?.path.join()} ${issue?.message}`);
}
