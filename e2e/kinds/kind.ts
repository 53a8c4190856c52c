import type { BrowserContext, ViewportSize } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Server } from "../fixtures/server";
import type { OwnBrowser } from "../fixtures/test";

/** The places in which a person may be. */
export const SCREENS = [
  "home",
  "join",
  "chat",
  "private",
  "group",
  "people",
  "moderation",
  "dialogs",
  "errors",
  "offline",
  "menu",
  "reply",
  "reactions",
  "pins",
  "mentions",
  "search",
  "switcher",
  "settings",
  "waiting",
  "review",
] as const;
export type Screen = (typeof SCREENS)[number];

/** Alice's room, with Bob in it, both at a wide screen. A walk leaves them there. */
export type Stage = {
  /** Moderates. */
  readonly alice: Person;
  readonly bob: Person;
  /** These two, and all who have come since. */
  readonly everybody: readonly Person[];
  /** How wide the screens are on which all panes stand side by side. */
  readonly wide: ViewportSize;
  readonly server: Server;
  /** The link that invites to the room. */
  readonly invitation: string;
  /** The path of the room. */
  readonly room: string;
  /** Somebody else, in a browser that is as odd as theirs. */
  readonly newcomer: (name: string) => Promise<Person>;
  /** Says that a screen is in a state worth a look: the kind looks at it. */
  readonly look: (at: string, person: Person) => Promise<void>;
};

/** Leads people through a screen, its states and its dialogs. */
export type Walk = (stage: Stage) => Promise<void>;

/** Something that browsers, or people, do to any screen. */
export type Kind = {
  /** How each person's browser is made. */
  readonly options?: OwnBrowser;
  /** Prepares it before its first page. */
  readonly condition?: (context: BrowserContext, server: Server) => Promise<void>;
  /** The others in the room, from before the first walk until after the last. */
  readonly company?: (stage: Stage) => Promise<AsyncDisposable>;
  /** The conditions that hold in each state of each screen. */
  readonly look?: (person: Person, at: string) => Promise<void>;
  /** For each screen the walk through it, or the reason why there is nothing to walk. */
  readonly cells: Readonly<Record<Screen, Walk | string>>;
};
