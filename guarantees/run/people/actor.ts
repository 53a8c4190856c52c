import { setTimeout as sleep } from "node:timers/promises";
import { type Addressee, type Command, type Id, microsecondsAfter, timestampAt } from "../../../src/protocol";
import type { Chance } from "../chance/chance";
import { afterthought } from "./afterthoughts";
import type { Device } from "./device";
import { mentions } from "./mentions";
import { lasting, order, ordersOf } from "./orders";
import { search } from "./searches";
import { NAMES, SAYINGS } from "./vocabulary";
import { work, workFor } from "./work";

export type Surroundings = {
  readonly people: readonly [Id, ...Id[]];
  readonly groups: readonly [string, ...string[]];
  readonly processes: readonly number[];
  readonly pause_ms: number;
};

const HABITS = {
  everyone: 40,
  group: 20,
  private: 20,
  type: 6,
  read: 8,
  fetch: 3,
  see: 4,
  repeat: 3,
  drop: 5,
  move: 2,
  rejoin: 1,
  clear: 1,
  switch: 2,
  groups: 4,
  search: 9,
  raise: 7,
  lower: 3,
  rename: 2,
};

/** A moderator makes moderators as often as this; others try it once. */
const ROLES = 6;

/** The commands under way at most, and of a hundred deeds, those that are followed by one to a message that is there. */
const UNDER_WAY = 4;
const AFTERTHOUGHTS = 50;

/** Somebody who does things at random on a device. */
export class Actor {
  readonly device: Device;
  readonly #chance: Chance;
  readonly #given: { command: Command; transaction_id: string }[] = [];
  readonly #underWay = new Set<Promise<void>>();

  constructor(device: Device, chance: Chance) {
    this.device = device;
    this.#chance = chance;
  }

  async acts(around: Surroundings, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#act(around);
      if (this.#chance.from(1, 100) <= AFTERTHOUGHTS) this.#thinksAgain();
      await sleep(this.#chance.from(0, around.pause_ms));
      while (this.#underWay.size >= UNDER_WAY) await Promise.race(this.#underWay);
    }
    await Promise.all(this.#underWay);
  }

  async #act(around: Surroundings): Promise<void> {
    const chance = this.#chance;
    const { memory } = this.device;
    const isModerator = memory.role === "moderator";
    const role = isModerator ? ROLES : 1;
    const known = { people: around.people, memory };
    const habit = chance.among({ ...HABITS, ...ordersOf(isModerator), ...workFor(known), role });
    switch (habit) {
      case "everyone":
      case "group":
      case "private":
        return this.#says(addressee(habit, chance, around), around);
      case "type":
        return this.#give({ namespace: "messages", payload: { action: "typing", ...anyone(chance, around) } });
      case "read":
        return this.#begin(this.#reads(around));
      case "fetch": {
        const ids = this.device.memory.all.slice(-chance.oneOf([1, 10, 100])).map(({ id }) => id);
        return ids.length === 0 ? undefined : this.#begin(this.device.fetches(ids));
      }
      case "search":
        return this.#begin(this.#searches(around));
      case "raise":
      case "lower":
        return this.#rules({ action: `${habit}_hand` });
      case "rename":
        return this.#give({
          namespace: "moderation",
          payload: { action: "change_display_name", target: this.device.who, new_name: chance.oneOf(NAMES) },
        });
      case "see": {
        const start = timestampAt(Date.UTC(2026, 0, 1));
        const timestamp = microsecondsAfter(start, chance.from(0, 1_000_000_000_000));
        return this.#gives({ action: "set_last_seen_timestamp", ...anyone(chance, around), timestamp });
      }
      case "repeat": {
        const again = this.#given.at(-chance.from(1, 20));
        return again && this.#begin(this.device.gives(again.command, again.transaction_id));
      }
      case "drop":
        return this.device.drops(chance.oneOf([1000, 3000, 4000, undefined]));
      case "move":
        return this.device.moves(chance.from(0, around.processes.length - 1));
      case "rejoin":
        this.device.leaves();
        await sleep(chance.from(0, 1000));
        return this.device.joins();
      case "clear":
        return this.#gives({ action: "clear_history" });
      case "switch":
        this.#gives({ action: "disable_chat" });
        await sleep(chance.from(0, 200));
        return this.#gives({ action: "enable_chat" });
      case "answer":
      case "pardon":
      case "expel": {
        const command = work(habit, chance, known);
        return command && this.#give(command);
      }
      case "groups":
        return this.#rules({
          action: "set_groups",
          target: chance.oneOf(around.people),
          groups: chance.someOf(around.groups),
        });
      case "role": {
        const action = chance.oneOf(["grant_moderator_role", "revoke_moderator_role"]);
        return this.#rules({ action, target: chance.oneOf(around.people) });
      }
      default: {
        const [given, lifting] = order(habit, chance, around.people);
        this.#give(given);
        await sleep(lasting(chance, habit));
        return lifting && this.#give(lifting);
      }
    }
  }

  #says(to: Addressee, around: Surroundings): void {
    const length = this.#chance.oneOf([0, 10, 100, 1000, 4000]);
    const content = `${this.#nextId()} ${this.#saying()}${"x".repeat(length)}`;
    this.#gives({ action: "send_message", ...to, content, ...mentions(this.#chance, to, around) });
  }

  #thinksAgain(): void {
    const { memory, who } = this.device;
    const payload = afterthought(this.#chance, {
      memory,
      who,
      text: () => `${this.#nextId()} edited ${this.#saying()}`,
    });
    if (payload !== undefined) this.#give({ namespace: "messages", payload });
  }

  #gives(payload: Extract<Command, { namespace: "chat" }>["payload"]): void {
    this.#give({ namespace: "chat", payload });
  }

  #rules(payload: Extract<Command, { namespace: "control" }>["payload"]): void {
    this.#give({ namespace: "control", payload });
  }

  #give(command: Command): void {
    const transaction_id = this.#nextId();
    this.#given.push({ command, transaction_id });
    this.#begin(this.device.gives(command, transaction_id));
  }

  async #reads(around: Surroundings): Promise<void> {
    const to = anyone(this.#chance, around);
    const limit = this.#chance.from(1, 100);
    const oldest = (await this.device.reads(to, { limit }))?.messages[0];
    if (oldest !== undefined && this.#chance.from(0, 1) === 1)
      await this.device.reads(to, { limit, before: oldest.id });
  }

  async #searches(around: Surroundings): Promise<void> {
    const sought = search(this.#chance, { memory: this.device.memory, ...around });
    const before = (await this.device.searches(sought))?.next;
    if (before !== undefined && this.#chance.from(0, 1) === 1) await this.device.searches({ ...sought, before });
  }

  /** A word that is blocked at times, now and then. */
  #saying(): string {
    return this.#chance.from(0, 1) === 1 ? `${this.#chance.oneOf(SAYINGS)} ` : "";
  }

  #begin(work: Promise<unknown>): void {
    const done = work.then(() => {
      this.#underWay.delete(done);
    });
    this.#underWay.add(done);
  }

  #nextId(): string {
    return `${this.device.name} ${this.#given.length + 1}`;
  }
}

function anyone(chance: Chance, around: Surroundings): Addressee {
  return addressee(chance.oneOf(["everyone", "group", "private"]), chance, around);
}

function addressee(
  habit: "everyone" | "group" | "private",
  chance: Chance,
  { people, groups }: Surroundings,
): Addressee {
  switch (habit) {
    case "everyone":
      return { scope: "global" };
    case "group":
      return { scope: "group", target: chance.oneOf(groups) };
    case "private":
      return { scope: "private", target: chance.oneOf(people) };
  }
}
