import { isName } from "../../../protocol";

/** The fault of a typed name or title: it is missing, or the server would refuse it. */
export function nameFault(typed: string): "missing" | "wrong" | undefined {
  if (typed.trim() === "") return "missing";
  return isName(typed) ? undefined : "wrong";
}
