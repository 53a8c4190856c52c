import { partOf } from "../later/part";
import { LaterOver } from "./LaterOver";
import type { AlertProps } from "./windows/AlertWindow";

const windowPart = partOf(() => import("./windows/AlertWindow").then((it) => it.AlertWindow));

/** Asks before an action that cannot be undone. The caller closes it, by `open`. */
export function AlertDialog(props: AlertProps) {
  return <LaterOver part={windowPart} {...props} wanted={props.open} onGiveUp={() => props.onOpenChange(false)} />;
}
