import type { Participant } from "../../../protocol";
import { here, type View } from "../../../room/view";

export function raisedIn(view: View): Participant[] {
  return here(view)
    .filter(({ module_data }) => module_data.control.hand_is_up)
    .sort((one, other) => sinceOf(one).localeCompare(sinceOf(other)) || one.id.localeCompare(other.id));
}

function sinceOf({ module_data }: Participant): string {
  return module_data.control.hand_updated_at ?? "";
}
