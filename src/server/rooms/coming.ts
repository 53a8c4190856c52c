import { z } from "zod";
import type { Id, sessionInput } from "../../protocol";
import { inviteCode, name } from "../../protocol/schemas";
import { refuse } from "../kit/bad-request";

export type SessionInput = z.infer<typeof sessionInput>;

export type JoinRequest = { readonly display_name: string; readonly ask_if_taken?: boolean; readonly invite?: string };

const entrySchema = z.object({
  display_name: name,
  ask_if_taken: z.boolean().optional(),
  invite: inviteCode.optional(),
});

export function joinRequestOf(input: SessionInput): JoinRequest {
  const parsed = entrySchema.safeParse(input);
  if (parsed.success) return parsed.data;
  return refuse("invalid_payload", { field: parsed.error.issues[0]?.path.join(".") });
}

export type Coming = {
  readonly identity: Id;
  /** Evaluated only when the name and the invitation count. */
  readonly entry: () => JoinRequest;
  /** The client sent an event id: an existing participant stays unchanged. */
  readonly resumes: boolean;
};

export type Joining = Coming & {
  readonly new_id: Id;
  readonly process_id: string;
  /** Within so long a participant who was away has their hand still up. */
  readonly graceMs: number;
  readonly rename: (participant_id: Id) => void;
};
