import { isName } from "../../../protocol";

/** "wrong": the server would refuse it. */
export function nameFault(typed: string): "missing" | "wrong" | undefined {
  if (typed.trim() === "") return "missing";
  return isName(typed) ? undefined : "wrong";
}
