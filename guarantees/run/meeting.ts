import type { Id } from "../../src/protocol";
import { Recorder } from "../history";
import { Chance } from "./chance/chance";
import { Actor } from "./people/actor";
import { Device, type Owner } from "./people/device";
import { Door } from "./people/door";
import type { Fleet } from "./servers/fleet";

export const GROUPS = ["management", "/OpenTalk/OU/Backend", "constructor"] as const;

/** The people, with their number of devices. Alice owns the room, Bob moderates, Gustav is a guest. */
const CAST = { Alice: 2, Bob: 2, Carol: 1, Dora: 1, Emil: 1, Gustav: 2 };

/** A room on the servers with its people, each on devices of their own. */
export type Meeting = {
  readonly recorder: Recorder;
  readonly owner: Actor;
  readonly people: readonly Actor[];
  readonly door: Door;
  readonly ids: readonly [Id, ...Id[]];
};

export async function meet(fleet: Fleet, seed: number, history_limit: number): Promise<Meeting> {
  const gates = fleet.processes.map((at) => fleet.gate(at));
  const origin = fleet.origin(0);
  const tokens = new Map<string, string>();
  for (const name of Object.keys(CAST)) tokens.set(name, (await call(origin, "identity.create")).token);
  const { room_id, invites } = await call(origin, "rooms.create", { title: "Weekly" }, tokens.get("Alice"));
  const guests = { room_id, role: "guest", groups: [GROUPS[0]] };
  const { code } = await call(origin, "invites.create", guests, tokens.get("Alice"));
  const invitations: Record<string, string> = { Bob: invites.moderator, Gustav: code };
  const recorder = new Recorder({ seed, room_id, history_limit });
  const people: Actor[] = [];
  for (const [name, count] of Object.entries(CAST))
    for (let number = 1; number <= count; number += 1) {
      const token = tokens.get(name) ?? "";
      const owner: Owner = { name, token, ...(name !== "Alice" && { invite: invitations[name] ?? invites.user }) };
      const process = people.length % fleet.processes.length;
      const device = new Device(`${name} ${number}`, { owner, recorder, gates, process });
      await device.joins();
      people.push(new Actor(device, new Chance(seed, device.name)));
    }
  const [owner] = people;
  if (owner === undefined) throw new Error("nobody came");
  const others = people.map(({ device }) => device.who).filter((id) => id !== owner.device.who);
  const [gate, ...more] = gates;
  if (gate === undefined) throw new Error("no process runs");
  const token = owner.device.owner.token;
  const door = new Door({ recorder, gates: [gate, ...more], token, chance: new Chance(seed, "the door") });
  return { recorder, owner, people, door, ids: [owner.device.who, ...new Set(others)] };
}

async function call(origin: string, path: string, input?: unknown, token?: string) {
  const response = await fetch(`${origin}/api/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
  const { result } = await response.json();
  return result.data;
}
