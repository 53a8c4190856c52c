import { setTimeout as sleep } from "node:timers/promises";
import type { Addressee, Id, LogEntry, StoredMessage } from "../../src/protocol";
import { differences, folded, upTo } from "../checks/states/folding";
import { streamsIn } from "../evidence/streams";
import { Recorder } from "../history";
import { GROUPS, type Meeting } from "./meeting";
import { pardons } from "./pardons";
import { Device } from "./people/device";
import type { Fleet } from "./servers/fleet";

/** The time for everybody to see all, once all is well again, in milliseconds. */
const PATIENCE_MS = 60_000;

const LAST_WORD = "the end";

/** The messages that each device asks for by their ids in the end. */
const MOST_FETCHED = 100;

/** Waits until everybody has seen everything, and for a time until all agree, and then asks for the truth. */
export async function settle(meeting: Meeting, fleet: Fleet, converging_ms: number): Promise<void> {
  const { recorder, people, owner } = meeting;
  const devices = people.map(({ device }) => device);
  await closeRanks(meeting);
  await until(() => devices.every((device) => device.memory.has(LAST_WORD)), "everybody to see the end");
  // The checks judge later whether they agree.
  await until(async () => (await strangers(meeting, fleet)).length === 0, "all to agree", converging_ms).catch(
    () => {},
  );
  recorder.note({ kind: "settled", devices: devices.map(({ name }) => name) });
  for (const device of await fresh(meeting, fleet, recorder)) await device.close();
  for (const { device } of people) await device.fetches(device.memory.all.slice(-MOST_FETCHED).map(({ id }) => id));
  for (const to of [{ scope: "global" } as const, ...GROUPS.map((target) => ({ scope: "group", target }) as const)])
    await whole(meeting, owner.device, to);
  for (const { device, others } of pairs(meeting))
    for (const target of others) await whole(meeting, device, { scope: "private", target });
  recorder.note({ kind: "log", entries: await log(meeting) });
}

/** The owner lets everybody speak, enters each group, to read it, and says the last word. */
async function closeRanks(meeting: Meeting): Promise<void> {
  const { owner, people } = meeting;
  await pardons(meeting, () => people.every(({ device }) => device.isIn));
  const target = owner.device.who;
  await owner.device.gives({ namespace: "chat", payload: { action: "enable_chat" } }, "end 1");
  await owner.device.gives(
    { namespace: "control", payload: { action: "set_groups", target, groups: [...GROUPS] } },
    "end 2",
  );
  const last = { action: "send_message", scope: "global", content: LAST_WORD } as const;
  await owner.device.gives({ namespace: "chat", payload: last }, "end 3");
}

/** The differences between the states of the devices and of a fresh device. */
async function strangers(meeting: Meeting, fleet: Fleet): Promise<string[]> {
  const { seed, room_id, history_limit } = meeting.recorder;
  const scratch = new Recorder({ seed, room_id, history_limit });
  for (const device of await fresh(meeting, fleet, scratch)) await device.close();
  const latest = new Map(streamsIn(meeting.recorder).all.map((stream) => [stream.device, stream]));
  const shown = streamsIn(scratch).all;
  return [...latest.values()].flatMap((stream) => {
    const view = folded(stream, history_limit);
    return shown
      .filter(({ who }) => who === stream.who)
      .flatMap((it) => [...differences(view, folded({ ...it, later: [] }, history_limit), upTo(it, history_limit))]);
  });
}

async function fresh({ people }: Meeting, fleet: Fleet, recorder: Recorder): Promise<Device[]> {
  const gates = fleet.processes.map((at) => fleet.gate(at));
  const owners = new Map(people.map(({ device }) => [device.who, device.owner]));
  const devices = fleet.processes.flatMap((process) =>
    [...owners.values()].map(
      (owner) => new Device(`${owner.name}, fresh at ${process}`, { owner, recorder, gates, process }),
    ),
  );
  await Promise.all(devices.map((device) => device.joins()));
  return devices;
}

async function whole({ recorder }: Meeting, device: Device, to: Addressee): Promise<void> {
  const messages: StoredMessage[] = [];
  for (let complete = false; !complete; ) {
    const page = await device.reads(to, { limit: 100, ...(messages[0] && { before: messages[0].id }) });
    if (page === undefined) continue;
    messages.unshift(...page.messages);
    complete = page.complete;
  }
  recorder.note({ kind: "whole", who: device.who, to, messages });
}

async function log({ recorder, owner }: Meeting): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let before: string | undefined; ; ) {
    const page = await owner.device.client.rooms.log.query({ room_id: recorder.room_id, ...(before && { before }) });
    entries.unshift(...page.entries.toReversed());
    if (page.next === undefined) return entries;
    before = page.next;
  }
}

/** Each participant, with the others whose private conversation with them is not yet read. */
function pairs({ ids, people }: Meeting): { device: Device; others: readonly Id[] }[] {
  return ids.flatMap((id, index) => {
    const device = people.find((it) => it.device.who === id)?.device;
    return device === undefined ? [] : [{ device, others: ids.slice(index) }];
  });
}

async function until(isSo: () => boolean | Promise<boolean>, what: string, patience_ms = PATIENCE_MS): Promise<void> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > patience_ms) throw new Error(`waited in vain for ${what}`);
    await sleep(200);
  }
}
