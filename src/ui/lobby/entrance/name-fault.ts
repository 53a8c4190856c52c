import { name } from "../../../protocol";

/** The fault of a typed name or title: it is missing, or the server would refuse it. */
export function nameFault(typed: string): "missing" | "wrong" | undefined {
  if (typed.trim() === "") return "missing";
  return name.safeParse(typed).success ? undefined : "wrong";
}
