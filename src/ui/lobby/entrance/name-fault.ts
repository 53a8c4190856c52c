import { name } from "../../../protocol";

/** What is wrong with a name or a title as it was typed: nothing is there, or what the server would not take. */
export function nameFault(typed: string): "missing" | "wrong" | undefined {
  if (typed.trim() === "") return "missing";
  return name.safeParse(typed).success ? undefined : "wrong";
}
