import { v7 as newId } from "uuid";
import {
  type Envelope,
  type Id,
  type Receipt,
  type Refusal,
  type Sending,
  sending,
  type Timestamp,
} from "../../protocol";
import { contentFault, conversationOf } from "../../room/chat";
import { decide } from "../../room/room";
import type { Inbound } from "../client/inbound";
import type { Session } from "../client/session";
import { BadRequestError, fieldOf, refuse } from "../kit/bad-request";
import { SESSION_COMMANDS, SESSION_COMMANDS_RETRY_MS } from "../kit/limits";
import type { Services } from "./trpc";

type Parts = Pick<Services, "flood" | "lane" | "metrics" | "receipts">;

/** A session that a command came on, and what is heard of its client. */
type Speaker = { readonly session: Session; readonly inbound: Inbound };

/**
 * Carries out a command, after the earlier ones of its session; comes back with the receipt when all is on the disk.
 * What is wrong with it is said in this order: session, form, content, rate, then what the room says; one that was
 * carried out before is answered before the rate is looked at.
 */
export async function handle(services: Parts, { session, inbound }: Speaker, input: unknown): Promise<Receipt> {
  if (session.underWay >= SESSION_COMMANDS) refuse("too_many_requests", { retry_after_ms: SESSION_COMMANDS_RETRY_MS });
  session.underWay += 1;
  try {
    return await carryOut(services, { session, inbound }, input);
  } finally {
    session.underWay -= 1;
  }
}

async function carryOut(
  { flood, lane, metrics, receipts }: Parts,
  { session, inbound }: Speaker,
  input: unknown,
): Promise<Receipt> {
  const start = performance.now();
  const participant_id = await whoJoined(session);
  const given = parsed(input);
  const { transaction_id, ...command } = given;
  const fault = contentFault(given.payload);
  if (fault !== undefined) throw new BadRequestError(fault);
  const attempt = transaction_id === undefined ? undefined : { participant_id, transaction_id };
  const tooEarly = flood.wait(participant_id);
  if (tooEarly > 0) {
    // Kept out of the lane, in which everybody's commands wait: a flood is not to hold them up.
    const known = attempt && (await receipts.of(attempt));
    if (known !== undefined) inbound.penalize();
    return known ?? flood.refuse(session.room_id, participant_id, tooEarly);
  }
  // In the order of time, so that the messages of a commit lie together in the index.
  const new_id = newId();
  // Counted once, however often the lane tries.
  let wait: number | undefined;
  const reading = readingOf(participant_id, given);
  const answer = await lane.do<Answer>({
    room_id: session.room_id,
    members: [participant_id, ...targetOf(given)],
    attempt,
    reading,
    // Of these there are the most by far: one of everybody for what one says.
    deferrable: reading !== undefined,
    run: (room) => {
      const known = attempt && room.receiptOf(attempt);
      if (known !== undefined) return { receipt: known, isRepeated: true };
      const by = room.state.members.get(participant_id) ?? refuse("not_joined");
      wait ??= flood.take(participant_id);
      if (wait > 0) return { wait };
      const { now } = room;
      const last_seen = reading && room.lastSeenIn(reading);
      const decision = decide(command, { room: room.state, by, new_id, session: session.id, last_seen, now });
      switch (decision.kind) {
        case "bad_request":
          throw new BadRequestError(decision.bad);
        case "refused":
          return { receipt: { error: decision.error }, refused: { error: decision.error, timestamp: now } };
        case "accepted": {
          const { message_id } = decision;
          const receipt = { timestamp: now, ...(message_id && { message_id }) };
          room.emit(decision.events, transaction_id);
          if (attempt !== undefined) room.keepReceipt(attempt, receipt);
          return { receipt, accepted: true };
        }
      }
    },
  });
  if ("wait" in answer) return flood.refuse(session.room_id, participant_id, answer.wait);
  if (answer.refused !== undefined) {
    const { error, timestamp } = answer.refused;
    const event = { namespace: given.namespace, payload: { message: "error", error }, timestamp } as Envelope;
    session.outlet.tell({ ...event, to: participant_id, by: participant_id, transaction_id });
    metrics.refused(error);
  }
  if (answer.isRepeated) inbound.penalize();
  const { payload } = given;
  if (answer.accepted && payload.action === "send_message") metrics.sent(payload.scope);
  metrics.answered(performance.now() - start);
  return answer.receipt;
}

function parsed(input: unknown): Sending {
  const { success, data, error } = sending.safeParse(input);
  if (success) return data;
  const field = fieldOf(error).replace(/^payload\./, "");
  return refuse("invalid_payload", { field: field === "" ? "namespace" : field });
}

async function whoJoined(session: Session): Promise<Id> {
  try {
    const participant_id = (await session.joined) ?? refuse("not_joined");
    // The room is told who came before it hears what they say.
    await session.whenBegun;
    return participant_id;
  } catch {
    return refuse("not_joined");
  }
}

type Answer =
  | { readonly wait: number }
  | {
      readonly receipt: Receipt;
      /** It was carried out now, and is no repetition. */
      readonly accepted?: true;
      /** It was carried out before. */
      readonly isRepeated?: true;
      readonly refused?: { readonly error: Refusal; readonly timestamp: Timestamp };
    };

/** The conversation that a command says was read. */
function readingOf(participant_id: Id, { payload }: Sending) {
  if (payload.action !== "set_last_seen_timestamp") return undefined;
  return { participant_id, conversation: conversationOf(participant_id, payload) };
}

/** The participant that a command names, if any. */
function targetOf({ payload }: Sending): Id[] {
  if (!("target" in payload)) return [];
  return "scope" in payload && payload.scope === "group" ? [] : [payload.target];
}
