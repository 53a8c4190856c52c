/**
 * All bounds of the protocol, each with its reason: both the server and its clients hold to them. The unit is in the
 * name; a length of a text is in UTF-16 units. A table in `docs/operating.md` lists them behind the limits of the server
 * (`src/server/kit/limits.ts`), and a test compares the two.
 */

// Names and texts.

/** A name or a title stands in one line; this is the length of a group's name and of an invitation's label, too. */
export const NAME_LENGTH = 100;
/** A message in bytes of UTF-8: the specification leaves it open, and a page of text fits. */
export const MAX_CONTENT_BYTES = 4096;
/** The longest emoji that Unicode recommends has 35. */
export const EMOJI_LENGTH = 40;
/** A client's own id of a command is a UUID, or somewhat longer. */
export const TRANSACTION_ID_LENGTH = 64;
/** An invitation's code has 22 letters; a pasted one may have signs around it. */
export const INVITE_CODE_LENGTH = 100;
/** A pasted text is searched for a link so far: a whole mail fits. */
export const PASTED_LENGTH = 50_000;
/** A pasted link is decoded so often: each program that it passes through may encode it again. */
export const PASTED_ROUNDS = 5;
/** A search asks for as many letters at least: fewer are in almost every message. */
export const MIN_TERM = 2;
/** A search for more would find only what somebody has in front of them. */
export const MAX_TERM = 100;
/** The decimal digits of an event's number: more are beyond what JavaScript counts exactly. */
export const EVENT_NUMBER_DIGITS = 15;
/** A text may be so many times too long before it is trimmed, and a list before what stands twice is dropped. */
export const SPARE = 10;

// Lists.

/** Groups of a participant, or of an invitation: each has a conversation of its own, which a join reads. */
export const MAX_GROUPS = 50;
/** People whom a message mentions: each has to be looked up; for more there are groups. */
export const MAX_MENTIONS = 20;
/** Groups that a message mentions. */
export const MAX_MENTIONED_GROUPS = 5;
/** Kinds of reaction to a message: more do not fit under it. */
export const MAX_REACTIONS = 12;
/** Kinds of reaction that one participant gives to a message. */
export const MAX_OWN_REACTIONS = 6;
/** Pins of a room that have not ended: a join reads them all. */
export const MAX_PINS = 20;
/** Participants in a page, and ids in a question for participants. */
export const MAX_PEOPLE = 100;
/** Messages of a room that wait for a moderator, and reports that nobody has settled: a moderator's join reads them. */
export const MAX_REVIEWED = 500;
/** While that many wait, whoever adds to them tries again after this. */
export const REVIEW_RETRY_MS = 30_000;
/** Messages in a page of a conversation. */
export const PAGE_MESSAGES = 100;
/** Ids in a question for messages. */
export const MAX_MESSAGES = 100;
/** Messages in a page of hits, unless the client asks for more. */
export const HITS = 20;
/** Entries in a page of a room's log. */
export const LOG_ENTRIES = 100;
/** Somebody whom moderators sent away from the door asks again after so long. */
export const ASK_AGAIN_SECONDS = 60;
/** A mute that ends lasts four weeks at most. */
export const MUTE_SECONDS = 2_419_200;
/** Uses that an invitation may have; one without a number has no limit. */
export const INVITE_USES = 1_000_000;

// Frames.

/** A refused request costs as much as a command: a frame must not hold a thousand. A batch over HTTP has the same. */
export const MAX_FRAME_REQUESTS = 10;
/** The server keeps a whole frame before it reads it. */
export const MAX_FRAME_BYTES = 64 * 1024;

// Typing.

/** A client says at most so often that its user is typing. */
export const TYPING_EVERY_SECONDS = 3;
/** Others show it for so long. */
export const TYPING_SHOWN_SECONDS = 6;
/** With more people here, nobody is told who is typing. */
export const MAX_HERE_FOR_TYPING = 100;

// Time.

/** A deletion by the author that comes so soon leaves no tombstone, unless somebody has answered. */
export const TAKEN_BACK_SECONDS = 10;
/** The wall clock may be set back by so much, and a room waits for it; beyond that it goes by what has elapsed. */
export const CLOCK_SET_BACK_MS = 5_000;

// The rules of a room.

/** Authors may edit a message for so long, unless a room's rules say otherwise: later, others have read it. */
export const EDIT_WINDOW_SECONDS = 900;
/** The longest window for edits and deletions: a week. Deletions can also go without an end. */
export const MAX_WINDOW_SECONDS = 604_800;
/** The longest slow mode: one message in six hours. */
export const MAX_SLOW_MODE_SECONDS = 21_600;
/** Blocked words of a room: more would be a dictionary, which blocks what nobody meant. */
export const MAX_FILTER_WORDS = 500;
/** A blocked word or a few of them. */
export const FILTER_WORD_LENGTH = 60;
/** Messages are kept for an hour at least: a meeting lasts as long. */
export const MIN_RETENTION_SECONDS = 3_600;
/** Ten years; without an end is longer. */
export const MAX_RETENTION_SECONDS = 315_360_000;
