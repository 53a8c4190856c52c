import type { ModerationState } from "../../../protocol";
import type { View } from "../../../room/view";

export type Waiting = ModerationState["waiting_room_participants"][number];

const NOBODY: readonly Waiting[] = [];

/** Those who wait to be let in; nobody but moderators knows of any. */
export function waitingIn({ moderation }: View): readonly Waiting[] {
  const people = moderation?.waiting_room_participants ?? NOBODY;
  return people.some(({ accepted }) => accepted) ? people.filter(({ accepted }) => !accepted) : people;
}
