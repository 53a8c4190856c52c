import { z } from "zod";
import { groups, id, name, role } from "./primitives/primitives";

/** What moderators are told of an invitation: never its code, which opens the room. `issued_by` did it, if it has joined. */
const invitation = { invite_id: id, label: name.optional(), role, groups, issued_by: id.optional() };

/** What moderators alone are told. */
export const moderationEvent = z.discriminatedUnion("message", [
  z.object({ message: z.literal("invitation_created"), ...invitation }),
  z.object({ message: z.literal("invitation_revoked"), ...invitation }),
]);
export type ModerationEvent = z.infer<typeof moderationEvent>;
