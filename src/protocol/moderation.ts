import { z } from "zod";
import { groups, id, name, role } from "./primitives/primitives";

/** An invitation for moderators: without its code, which opens the room. `issued_by` is absent before they join. */
const invitation = { invite_id: id, label: name.optional(), role, groups, issued_by: id.optional() };

/** Events for moderators only. */
export const moderationEvent = z.discriminatedUnion("message", [
  z.object({ message: z.literal("invitation_created"), ...invitation }),
  z.object({ message: z.literal("invitation_revoked"), ...invitation }),
]);
export type ModerationEvent = z.infer<typeof moderationEvent>;
