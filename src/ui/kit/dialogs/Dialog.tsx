import { partOf } from "../later/part";
import { LaterOver } from "./LaterOver";
import type { DialogProps } from "./windows/DialogWindow";

export { DialogActions } from "./windows/DialogActions";

const windowPart = partOf(() => import("./windows/DialogWindow").then((it) => it.DialogWindow));

/** A window over the page. It takes the focus itself, so that it is read out, keeps it, and returns it at the end. */
export function Dialog(props: DialogProps) {
  return <LaterOver part={windowPart} {...props} wanted={props.open} onGiveUp={() => props.onOpenChange(false)} />;
}
