/** Repeatable random numbers from 0 up to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Place = { readonly room_id: string; readonly id: string; readonly invite: string };

/** Malicious frames: noise, and mutations of valid ones. */
export class HostileFrames {
  readonly #random: () => number;
  readonly #models: readonly unknown[];

  constructor(random: () => number, place: Place) {
    this.#random = random;
    this.#models = models(place);
  }

  next(): string | Buffer {
    const kind = this.#random();
    if (kind < 0.3) return this.#noise(this.#upTo(100));
    if (kind < 0.35) return Buffer.from(this.#noise(this.#upTo(100)));
    const count = kind < 0.36 ? this.#upTo(8) : 1;
    const requests = Array.from({ length: count }, () => this.#bent(structuredClone(this.#one(this.#models))));
    const frame = JSON.stringify(count === 1 ? requests[0] : requests) ?? "";
    return kind < 0.6 ? frame : this.#scratched(frame);
  }

  /** Removes or replaces one to three parts of a value. */
  #bent(value: unknown): unknown {
    let bent = value;
    for (let times = this.#upTo(3); times > 0; times--) bent = this.#bentOnce(bent);
    return bent;
  }

  #bentOnce(value: unknown): unknown {
    if (typeof value !== "object" || value === null || this.#random() < 0.15) return this.#odd();
    const keys = Object.keys(value);
    const key = this.#one(keys) ?? "0";
    const { [key]: part, ...others } = value as Record<string, unknown>;
    const how = this.#random();
    if (how < 0.1) return others;
    if (how < 0.2) return { ...value, [JSON.stringify(this.#odd()).slice(1, 50)]: this.#odd() };
    return Array.isArray(value)
      ? value.map((item) => (this.#random() < 0.5 ? this.#bentOnce(item) : item))
      : { ...others, [key]: this.#bentOnce(part) };
  }

  /** Changes, doubles or cuts characters of a text. */
  #scratched(text: string): string {
    let scratched = text;
    for (let times = this.#upTo(4); times > 0; times--) {
      const at = Math.floor(this.#random() * scratched.length);
      const how = this.#random();
      if (how < 0.1) scratched = scratched.slice(0, at);
      else if (how < 0.2) scratched = scratched.slice(0, at) + scratched.slice(Math.floor(at / 2));
      else scratched = scratched.slice(0, at) + this.#noise(this.#upTo(3)) + scratched.slice(at + this.#upTo(2));
    }
    return scratched;
  }

  #odd(): unknown {
    return this.#one(ODD);
  }

  #noise(length: number): string {
    let noise = "";
    while (noise.length < length)
      noise += String.fromCharCode(this.#random() < 0.6 ? 0x20 + this.#random() * 0x5f : this.#random() * 0xd7ff);
    return noise;
  }

  #upTo(most: number): number {
    return 1 + Math.floor(this.#random() * most);
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }
}

const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], 1);
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 2 ** 53, 1e308, [], {}, [[]], deep, "", " ", "\0", "\ud800", "𝒳", "__proto__"],
  ...["constructor", "toString", "hasOwnProperty", "prototype", "then", "global", "private", "group", "x".repeat(5000)],
  ...[
    JSON.parse('{"__proto__":{"role":"moderator"}}'),
    { constructor: { prototype: {} } },

    { toJSON: 1 },
    { length: -1 },
  ],
  ...["query", "mutation", "subscription", "subscription.stop", "reconnect", "connectionParams", "PING", "PONG"],
  ...["signaling.send", "signaling.session", "signaling", "signaling.send.x", ".", "rooms.", "identity.create"],
  ...["9".repeat(20), "-1", "NaN", "2026-01-13T12:37:08Z", "0000-00-00T00:00:00Z", "+275760-09-13T00:00:00Z"],
  ...["DROP TABLE", "'; --", "%00", "../..", "\u202e", "\r\n\r\n", "00000000-0000-0000-0000-000000000000"],
];

function models({ room_id, id, invite }: Place): unknown[] {
  const timestamp = "2026-01-13T12:37:08.123456Z";
  const to = [{ scope: "global" }, { scope: "group", target: "management" }, { scope: "private", target: id }];
  const commands = [
    ...to.map((it) => ["chat", { action: "send_message", ...it, content: "Hello" }]),
    ...to.map((it) => ["chat", { action: "set_last_seen_timestamp", ...it, timestamp }]),
    ...["enable_chat", "disable_chat", "clear_history"].map((action) => ["chat", { action }]),
    ...["grant_moderator_role", "revoke_moderator_role"].map((action) => ["control", { action, target: id }]),
    ["control", { action: "set_groups", target: id, groups: ["management", "backend"] }],
  ];
  const inputs: [string, string, unknown][] = [
    ...commands.map(([namespace, payload]): [string, string, unknown] => [
      "mutation",
      "signaling.send",
      { namespace, payload, transaction_id: "t" },
    ]),
    ["mutation", "identity.create", undefined],
    ["mutation", "rooms.create", { title: "Weekly" }],
    ["query", "rooms.lookup", { room_id, invite }],
    ["query", "rooms.log", { room_id, before: "3" }],
    ["mutation", "invites.create", { room_id, role: "user", groups: ["a"], expires_at: timestamp, max_uses: 3 }],
    ["query", "invites.list", { room_id }],
    ["mutation", "invites.revoke", { room_id, code: invite }],
    ...to.map((it): [string, string, unknown] => ["query", "chat.history", { room_id, ...it, before: id, limit: 5 }]),
    ["subscription", "signaling.session", { room_id, display_name: "Mallory", invite, lastEventId: "1" }],
  ];
  const requests = inputs.map(([method, path, input], at) => ({
    id: at,
    jsonrpc: "2.0",
    method,
    params: { path, input },
  }));
  return [...requests, { id: 1, method: "subscription.stop" }, { method: "connectionParams", data: { token: "x" } }];
}
