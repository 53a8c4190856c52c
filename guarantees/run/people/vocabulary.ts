import type { Filters } from "../../../src/protocol";

/** Words that people say now and then: blocked words, plain and in disguise, what only looks like them, and links. */
export const SAYINGS = [
  ...[
    "casino",
    "a casino",
    "CASINO!",
    "ca\u200bsino",
    "\uff43\uff41\uff53\uff49\uff4e\uff4f",
    "casinos",
    "a free\u00a0 followers b",
  ],
  ...[
    "airdrop",
    "airdrops",
    "fairdrop",
    "\u8d62\u514d\u8d39\u5e01",
    "example.com/offer",
    "https://a.example",
    "main.rs",
  ],
] as const;

/** The words that moderators block for a while. */
export const LISTS: readonly [Filters["words"], ...Filters["words"][]] = [
  ["casino"],
  ["airdrop*", "free followers"],
  ["*drop", "casino*"],
  ["\u514d\u8d39", "casino"],
];

/** The names that people choose, and give each other: some can be had by nobody, some are blocked at times. */
export const NAMES = ["Robert", "Zoe", "Casino Royale", "Airdrop", "Moderator 1", "Alice", "Quiet Person"] as const;

/** The terms of searches, besides texts that somebody knows. */
export const TERMS = [
  "edited",
  "casino",
  "airdrop",
  "Alice 1",
  "Bob",
  "xxx",
  "Gustav 2 1",
  "nowhere to be found",
] as const;
