import { v7 as newId } from "uuid";
import {
  type Envelope,
  type Id,
  type Receipt,
  type Refusal,
  type Sending,
  type Timestamp,
  timestampAt,
} from "../../protocol";
import { sending } from "../../protocol/schemas";
import { contentFault } from "../../room/chat/content";
import { decide, needs } from "../../room/namespaces";
import type { Inbound } from "../client/inbound";
import type { Session } from "../client/session";
import { admitted, BadRequestError, fieldOf, refuse } from "../kit/bad-request";
import { SESSION_COMMANDS, SESSION_COMMANDS_RETRY_MS } from "../kit/limits";
import { namingBy } from "../rooms/renaming";
import type { OpenRoom } from "../store/commit/open-room";
import type { Attempt } from "../store/database/commit-rows";
import type { Services } from "./trpc";

/** Nobody waits for news of the moment, nor for read markers, of which each message in a room of 1,000 triggers 1,000. */
const LEISURE_MS = 200;

type Parts = Pick<Services, "flood" | "lane" | "metrics" | "receipts" | "rooms">;

type Speaker = { readonly session: Session; readonly inbound: Inbound };

type Given = { readonly participant_id: Id; readonly command: Sending; readonly attempt: Attempt | undefined };

type Outcome =
  | { readonly kind: "known"; readonly receipt: Receipt }
  | { readonly kind: "too_early"; readonly wait: number }
  | { readonly kind: "refused"; readonly error: Refusal; readonly timestamp: Timestamp }
  | { readonly kind: "accepted"; readonly receipt: Receipt };

/**
 * The receipt comes when everything is on the disk. The checks (`docs/protocol.md`, "Being refused") in order: session,
 * form, content, known `transaction_id` and rate, then `decide` in `room/`.
 */
export async function handle(services: Parts, speaker: Speaker, input: unknown): Promise<Receipt> {
  const { session } = speaker;
  if (session.underWay >= SESSION_COMMANDS) refuse("too_many_requests", { retry_after_ms: SESSION_COMMANDS_RETRY_MS });
  session.underWay += 1;
  try {
    const start = performance.now();
    const participant_id = await participantOf(session);
    if (session.isWaiting) return await atDoor(services, session, input);
    const command = wellFormed(input);
    checkContent(command);
    const { transaction_id } = command;
    const attempt = transaction_id === undefined ? undefined : { participant_id, transaction_id };
    const given = { participant_id, command, attempt };
    const wait = services.flood.wait(participant_id);
    const outcome = await (wait > 0 ? outsideTheRoom(services, given, wait) : inTheRoom(services, session, given));
    const receipt = answer(services, speaker, given, outcome);
    services.metrics.answered(performance.now() - start);
    return receipt;
  } finally {
    session.underWay -= 1;
  }
}

/** From the door, only `enter_room` is heard. */
async function atDoor({ rooms, metrics }: Parts, session: Session, input: unknown): Promise<Receipt> {
  const { data } = sending.safeParse(input);
  if (data?.namespace !== "control" || data.payload.action !== "enter_room") return refuse("not_joined");
  const timestamp = timestampAt(Date.now());
  if (await rooms.enter(session)) return { timestamp };
  const error = "not_accepted_or_not_in_waiting_room";
  session.outlet.tellAtDoor({ namespace: "control", payload: { message: "error", error }, timestamp });
  metrics.refused(error);
  return { error };
}

async function participantOf(session: Session): Promise<Id> {
  try {
    const participant_id = (await session.joined) ?? refuse("not_joined");
    // The room hears of a join before it hears the participant.
    if (!session.isWaiting) await session.whenBegun;
    return participant_id;
  } catch {
    return refuse("not_joined");
  }
}

function wellFormed(input: unknown): Sending {
  const { success, data, error } = sending.safeParse(input);
  if (success) return data;
  const field = fieldOf(error).replace(/^payload\./, "");
  return refuse("invalid_payload", { field: field === "" ? "namespace" : field });
}

function checkContent({ payload }: Sending): void {
  const fault = contentFault(payload);
  if (fault !== undefined) throw new BadRequestError(fault);
}

/** Keeps a flood out of the lane, where it would delay everybody. A repetition still gets its receipt. */
async function outsideTheRoom({ receipts }: Parts, { attempt }: Given, wait: number): Promise<Outcome> {
  const receipt = attempt && (await receipts.of(attempt));
  return receipt === undefined ? { kind: "too_early", wait } : { kind: "known", receipt };
}

/** Decides a command in the room's lane, with all that is committed together. */
export function inTheRoom(
  { flood, lane }: Pick<Parts, "flood" | "lane">,
  session: Pick<Session, "id" | "room_id">,
  given: Given,
): Promise<Outcome> {
  const { participant_id, command, attempt } = given;
  const { members = [], lastSeenIn, reacting, reports, isPassing = false, ...needed } = needs(command, participant_id);
  const reading = lastSeenIn === undefined ? undefined : { participant_id, conversation: lastSeenIn };
  // Version 7 is ordered by time, so that a commit's messages are neighbours in the index.
  const new_id = newId();
  // The lane may run the work twice, but the command counts once.
  const takeRate = once(() => flood.take(participant_id));
  return lane.do<Outcome>({
    room_id: session.room_id,
    members: [participant_id, ...members],
    ...needed,
    reacting: reacting && { participant_id, ...reacting },
    reports: reports && { ...reports, by: participant_id },
    attempt,
    reading,
    deferrable: reading !== undefined || isPassing ? LEISURE_MS : 0,
    run: async (room) => {
      const receipt = attempt && room.receipts.of(attempt);
      if (receipt !== undefined) return { kind: "known", receipt };
      const by = admitted(room.state.members.get(participant_id)) ?? refuse("not_joined");
      const wait = takeRate();
      if (wait > 0) return { kind: "too_early", wait };
      const last_seen = reading && room.readMarkers.of(reading);
      const naming = await namingBy(room, command.payload);
      const outcome = decided(room, isPassing ? { ...given, attempt: undefined } : given, {
        by,
        ...(naming && { free_name: naming.free_name }),
        new_id,
        last_seen,
        session: session.id,
      });
      if (outcome.kind === "accepted") await naming?.write();
      return outcome;
    },
  });
}

type Known = Pick<Parameters<typeof decide>[1], "by" | "new_id" | "last_seen" | "session" | "free_name">;

function decided(room: OpenRoom, { command, attempt }: Given, known: Known): Outcome {
  const { now } = room;
  const decision = decide(command, { ...known, room: room.state, now });
  switch (decision.kind) {
    case "bad_request":
      throw new BadRequestError(decision.bad);
    case "refused":
      return { kind: "refused", error: decision.error, timestamp: now };
    case "accepted": {
      const { events, message_id, held, unseen_by } = decision;
      const receipt = {
        timestamp: now,
        ...(message_id && { message_id }),
        ...(held && { held }),
        ...(unseen_by && { unseen_by: [...unseen_by] }),
      };
      room.emit(events, { by: known.by.id, transaction_id: command.transaction_id });
      if (attempt !== undefined) room.receipts.keep(attempt, receipt);
      return { kind: "accepted", receipt };
    }
  }
}

function answer(
  { flood, metrics }: Parts,
  { session, inbound }: Speaker,
  { participant_id, command }: Given,
  outcome: Outcome,
): Receipt {
  switch (outcome.kind) {
    case "known":
      inbound.penalize();
      return outcome.receipt;
    case "too_early":
      return flood.refuse(session.room_id, participant_id, outcome.wait);
    case "refused": {
      const { error, timestamp } = outcome;
      const event = { namespace: command.namespace, payload: { message: "error", error }, timestamp } as Envelope;
      const { transaction_id } = command;
      session.outlet.tell({ ...event, to: participant_id, by: participant_id, transaction_id });
      metrics.refused(error);
      return { error };
    }
    case "accepted":
      if (command.payload.action === "send_message") metrics.sent(command.payload.scope);
      return outcome.receipt;
  }
}

function once<T>(act: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => {
    done ??= { result: act() };
    return done.result;
  };
}
