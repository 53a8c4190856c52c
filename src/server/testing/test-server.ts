import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type Level, pino } from "pino";
import type { Id } from "../../protocol";
import type { Pulse } from "../client/heartbeat";
import { type Config, parseConfig } from "../kit/config";
import type { Patience } from "../port/http";
import { type Running, start } from "../server";
import { Site } from "./site";
import { TestDatabase } from "./test-database";

export type CreatedRoom = { room_id: Id; title: string; invites: { moderator: string; user: string } };

type Waits = { readonly pulse?: Pulse; readonly patience?: Patience };

/** The grace time, in milliseconds. */
export const GRACE_MS = 200;
/** Past the grace time of everybody, also for another process on the same database. */
export const pastGrace = () => sleep(GRACE_MS + 50);

/**
 * A real server on a free port, with a real database of its own. Ends with its scope, and fails then if it has logged a
 * fault.
 */
export class TestServer extends Site {
  readonly database: TestDatabase;
  readonly log: string[] = [];
  readonly #settings: Record<string, string>;
  readonly #waits: Waits;
  #running: Running | undefined;
  #port = 0;

  private constructor(database: TestDatabase, settings: Record<string, string>, waits: Waits) {
    super();
    this.database = database;
    this.#settings = settings;
    this.#waits = waits;
  }

  /** @param waits overrides the server's timeouts */
  static async start(settings: Record<string, string> = {}, waits: Waits = {}): Promise<TestServer> {
    const server = new TestServer(await TestDatabase.make(), settings, waits);
    await server.#start();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Alice's room, with her and others who have all seen each other join. */
  async meeting(...names: string[]) {
    const alice = await this.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const people = [alice];
    await alice.joins(room);
    for (const name of names) {
      const newcomer = await this.person(name);
      await newcomer.joins(room, { invite: room.invites.user });
      for (const person of people) await person.receives({ message: "joined", id: newcomer.id });
      people.push(newcomer);
    }
    return { room, alice, others: people.slice(1) };
  }

  async meetingOfTwo() {
    const { room, alice, others } = await this.meeting("Bob");
    const [bob] = others;
    assert.ok(bob);
    return { room, alice, bob };
  }

  async meetingOfThree() {
    const { room, alice, others } = await this.meeting("Bob", "Carol");
    const [bob, carol] = others;
    assert.ok(bob && carol);
    return { room, alice, bob, carol };
  }

  /** Restarts the server on the same port and database, optionally with other settings. */
  async restart(meanwhile: () => Promise<void> | void = () => {}, settings = {}): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
    await meanwhile();
    await this.#start(settings);
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closeConnections();
    await this.stop();
    await this.database[Symbol.asyncDispose]();
    assert.equal(this.log.length, 0, `the server has logged faults, first ${this.log[0]}`);
  }

  async #start(settings: Record<string, string> = {}): Promise<void> {
    const config: Config = parseConfig({
      PORT: String(this.#port),
      HOST: "127.0.0.1",
      ...this.database.settings,
      PRESENCE_GRACE_MS: String(GRACE_MS),
      RATE_LIMIT_PER_SECOND: "0",
      MAX_ROOMS_PER_ADDRESS_PER_HOUR: "0",
      ...this.#settings,
      ...settings,
    });
    const level: Level = "warn";
    const log = pino({ level }, { write: (line: string) => void this.log.push(line) });
    this.#running = await start(config, log, this.#waits);
    this.#port = this.#running.port;
  }
}
