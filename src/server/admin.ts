import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { carryOut, onBackup } from "./admin/desk";
import { Misuse } from "./admin/subcommands/subcommand";
import { chosen, help } from "./admin/subcommands/subcommands";
import { readConfig } from "./kit/config";

// `npm run admin -- room list`. Exit codes: 0 done, 1 failed, 2 not understood.

async function run(args: string[]): Promise<string> {
  const { values, positionals } = typed(args);
  if (values.help) return help();
  const choice = chosen(positionals);
  if (choice === undefined)
    throw new Misuse(positionals.length === 0 ? "say what" : `there is no ${positionals.join(" ")}`);
  const { json = false, yes = false, backup } = values;
  const config = readConfig();
  if (backup !== undefined && choice.subcommand.name !== "verify")
    throw new Misuse(`${choice.subcommand.name} takes no --backup`);
  return choice.subcommand.run(
    { words: choice.rest, options: { json, yes } },
    {
      carryOut: (order) => (backup === undefined ? carryOut(config, order) : onBackup(config, backup, order)),
      confirm: process.stdin.isTTY && process.stdout.isTTY ? confirm : undefined,
    },
  );
}

function typed(args: string[]) {
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: { json: flag, yes: flag, help: flag, backup: { type: "string" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl+D and Ctrl+C count as "no", and leave the line unended.
  const ended = new Promise<string>((resolve) => terminal.once("close", () => resolve("\n")));
  try {
    const answer = await Promise.race([terminal.question(question), ended]);
    if (answer === "\n") process.stdout.write(answer);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
  process.exitCode = 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message.trim().split("\n")[0] : error}\n`);
  if (error instanceof Misuse) process.stderr.write(`\n${help()}\n`);
  process.exitCode = error instanceof Misuse ? 2 : 1;
}
process.exit();
