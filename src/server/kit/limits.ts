/**
 * All limits of the server, each with its reason. The unit of a limit is in its name: bytes, or milliseconds. A table
 * in `docs/operating.md` lists the limits, and a test compares the two. The bounds that clients hold to as well belong
 * to the protocol, which may not import the server, and stand in `src/protocol/primitives/limits.ts`: the table goes on
 * with them. A constant that only sets a pace, such as that of a retry, stands where it is used.
 */

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;
const SECOND = 1_000;

type Rate = { readonly perSecond: number; readonly burst: number };

/** The defaults of the settings that are limits. */
export const DEFAULTS = {
  /** People read this much of each conversation at once; the rest comes by the page. */
  HISTORY_LIMIT: 100,
  /** A longer replay costs more than the room's state. */
  RESUME_LIMIT: 1000,
  /** Lists of everybody for everybody grow with the square of the room. */
  PRESENCE_LIST_LIMIT: 500,
  /** A reload is no leave and join. */
  PRESENCE_GRACE_MS: 5 * SECOND,
  /** Nobody writes faster, and each command costs a share of a commit. */
  RATE_LIMIT_PER_SECOND: 10,
  /** A client that comes back sends all that waited. */
  RATE_LIMIT_BURST: 60,
  /** One browser has a few tabs. */
  MAX_CONNECTIONS_PER_IDENTITY: 50,
  /** A whole school may stand behind one address; each connection costs memory and an open file. */
  MAX_CONNECTIONS_PER_ADDRESS: 10_000,
  /** A join costs a hundred times as much as a message. */
  MAX_JOINS_PER_SECOND: 1000,
  /** A room stays for ever. */
  MAX_ROOMS_PER_HOUR: 1000,
  /** Anybody can make identities without end, and rooms with each of them. */
  MAX_ROOMS_PER_ADDRESS_PER_HOUR: 60,
  /** A whole school comes for the first time; what limits an identity would limit nobody without this. */
  MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: 3000,
  /** The largest state of a room has 8 MiB: nobody needs it more often than every four seconds. */
  MAX_READ_MIB_PER_SECOND: 2,
  /** A whole school comes at once, 100 KiB for each; more would keep everybody else waiting. */
  MAX_READ_MIB_PER_ADDRESS_PER_SECOND: 32,
} as const;

// Settings.

/** The server warns of a shorter `SECRET`: it can be guessed. */
export const SECRET_LENGTH = 32;
/** A shorter `METRICS_TOKEN` is refused: it can be guessed, too. */
export const METRICS_TOKEN_LENGTH = 16;

// Input from clients.

/** Each fragment of a frame is an object until the last one is there. */
export const FRAME_FRAGMENTS = 128;
/** So is each piece in which a frame comes from the network: on the narrowest line a whole frame has 122. */
export const FRAME_CHUNKS = 512;
/** Each frame of a subscription repeats the id of its request. */
export const REQUEST_ID_LENGTH = 64;
/** The answer to a request for an unknown procedure repeats its path. */
export const REQUEST_PATH_LENGTH = 64;
/** The path of a page is not read as a link with something around it where it is longer: no link is. */
export const PASTED_PATH_LENGTH = 2_000;
/** The answers of a batch wait for the last one. */
export const BATCH_REQUESTS = 10;
/** The server keeps a whole body before it reads it. */
export const BODY_BYTES = 64 * KIBIBYTE;
/** `identity.create` has no input, and is for everybody. */
export const IDENTITY_BODY_BYTES = KIBIBYTE;
/** The bodies of one address that come or wait for their turn; the server keeps them until they are answered. */
export const ADDRESS_BODIES_BYTES = 16 * MEBIBYTE;
/** Those of all addresses. */
export const BODIES_BYTES = 64 * MEBIBYTE;
/** A body that is too long is read and thrown away so far, so that its client can read the refusal. */
export const DISCARDED_BODY_BYTES = 4 * MEBIBYTE;
/** A request over HTTP has come as a whole after so long, or its connection ends. */
export const HTTP_REQUEST_MS = 60 * SECOND;
/** Its head has come after so long. */
export const HTTP_HEAD_MS = 20 * SECOND;
/** Requests of a connection that are not answered yet: no browser and no proxy asks before it has its answer. */
export const HTTP_REQUESTS_OF_CONNECTION = 10;
/** How often the server looks for requests that take longer. */
export const HTTP_LOOK_MS = 5 * SECOND;
/** Files of the pages that the service worker keeps in a browser: a build has far fewer. */
export const SHELL_FILES = 300;
/** A server that is silent for so long counts as away, and the service worker shows what it has kept. */
export const SHELL_PATIENCE_MS = 8 * SECOND;
/** Connections that are too many for their address and may say what they want, of all addresses together. */
export const CROWDED_CONNECTIONS = 16;
/** They have so long. */
export const CROWDED_MS = SECOND;
/** A session that joins, or a database that is away, holds commands up: the memory for those is bounded. */
export const SESSION_COMMANDS = 1_000;
/** When a client may send again that has so many under way. */
export const SESSION_COMMANDS_RETRY_MS = SECOND;
/** When a client may try again whose identity has too many connections, and how long it has to read that. */
export const CONNECTIONS_RETRY_MS = 5 * SECOND;
/** An identity may ask so often for each command that it may give: a person who scrolls back asks for pages. */
export const QUESTIONS_PER_COMMAND = 20;
/** One address has this share of the joins in a second at most, so that something is left to the others. */
export const JOINS_OF_ADDRESS = 0.8;
/** Reads of joins that are under way: few enough that a command does not wait for them all. */
export const JOINS_AT_ONCE = 8;
/** A step of a join, or a page, that takes longer holds no other up: its database or its line may be slow. */
export const ERRAND_MS = SECOND;
/** Requests of a connection that wait for each other: with more, nothing else is heard. */
export const CONNECTION_QUESTIONS = 50;
/** Refusals, repetitions, pings, new identities of a connection: no other rate counts them, and they cost like commands. */
export const UNCOUNTED_RATE: Rate = { perSecond: 50, burst: 50 };
/** The same of all connections of an identity, which opens fifty: it has no fresh rate on each. */
export const UNCOUNTED_RATE_OF_IDENTITY: Rate = { perSecond: 100, burst: 500 };
/** The same of all identified clients of an address: a refusal counts for four, a ping for one. */
export const UNCOUNTED_RATE_OF_ADDRESS: Rate = { perSecond: 2_000, burst: 20_000 };
/** A refusal costs several times as much as a ping, of which ten thousand quiet pages send a thousand a second. */
export const REFUSAL_UNITS = 4;
/** A frame that is refused as a whole counts once more for each of these, for it was read. */
export const UNCOUNTED_BYTES = 4 * KIBIBYTE;
/** A client above such a rate is not heard for so long. */
export const UNCOUNTED_REST_MS = SECOND;
/** A client that is too much for its identity or address, again and again, rests longer: less than a ping may take. */
export const UNCOUNTED_LONGEST_REST_MS = 4 * SECOND;
/** A client that had to rest so often without a pause is cut. */
export const UNCOUNTED_RESTS = 10;
/** Frames not heard yet, since the client rests or does not read: with more, it is cut; with as many again, unread. */
export const HELD_FRAMES = 1_000;
/** Identities or addresses of which a rate is remembered: of more, the ones that were first heard of are forgotten. */
export const REMEMBERED_RATES = 100_000;
/** Moderators hear this often that somebody floods the room. */
export const FLOODING_RATE: Rate = { perSecond: 0.1, burst: 1 };
/** Everybody in a room is told of a participant's new name, and the room's log keeps it. */
export const RENAMING_RATE: Rate = { perSecond: 0.02, burst: 5 };

/** An identity that is not renewed for so long is forgotten: browsers keep no cookie longer. */
export const IDENTITY_DAYS = 400;
/** A page of another site asks again after so long whether it may use the server. */
export const CORS_SECONDS = 600;

/** A client may read so many seconds' worth at once. */
export const READ_BURST_SECONDS = 8;
/** A client that has read too much waits this long at most on its WebSocket, before it is refused. */
export const READ_PATIENCE_MS = 5 * SECOND;

// Log lines from others.

/** Packages print what any request can bring about, with a stack; how many lines are left out, the next one says. */
export const PRINTED_RATE: Rate = { perSecond: 1, burst: 100 };

// Unread output.

/** A client with more unread answers is not heard: a question is short, and its answer long. */
export const UNREAD_ANSWER_BYTES = MEBIBYTE;
/** Answers are objects, however short: a client with more unread ones is not heard. */
export const UNREAD_ANSWERS = 1_000;
/** A session with more unread live events ends: its client comes back and resumes. */
export const UNREAD_EVENT_BYTES = MEBIBYTE;
/** Events that a session holds back until its client has the past: of more, the store has the durable ones. */
export const HELD_EVENTS = 500;
/** The clients that have much to read of the past may leave so much unread, all together. */
export const UNREAD_PAST_BYTES = 128 * MEBIBYTE;
/** Answers that all connections of an identity may leave unread: of more, those that have the most are cut. */
export const IDENTITY_UNREAD_ANSWERS = 2_000;
/** The same of an address, where a whole school may have a bad line. */
export const ADDRESS_UNREAD_ANSWERS = 10_000;
/** Bytes that all connections of an identity may leave unread: two large rooms that it has just joined. */
export const IDENTITY_UNREAD_BYTES = 16 * MEBIBYTE;
/** The same of an address: a whole school has just come. */
export const ADDRESS_UNREAD_BYTES = 96 * MEBIBYTE;
/** The same of all addresses together. */
export const UNREAD_BYTES = 256 * MEBIBYTE;
/** How often the server looks at what is unread. */
export const UNREAD_LOOK_MS = SECOND;
/** The slowest line that may read the past, in bytes a millisecond. */
export const SLOWEST_LINE = 32;
/** A client with more than that before a ping may answer as much later as the slowest line needs. */
export const PING_DELAYING_BYTES = MEBIBYTE;
/** Proxies end a connection after a minute of silence. */
export const PING_EVERY_MS = 30 * SECOND;
/** A client that lives answers a ping at once; mobile networks need a second or two. */
export const PING_ANSWER_MS = 5 * SECOND;
/** A client that does not close its connection when it is told to loses it. */
export const CLOSE_MS = 5 * SECOND;

// Connections that have not identified themselves yet.

/** A client says who it is with its first frame: a connection has no use without that, and closes. */
export const ANONYMOUS_MS = 60 * SECOND;
/** It has less time than others to close its connection when it is told to. */
export const ANONYMOUS_CLOSE_MS = SECOND;
/** A client says in fewer bytes who it is. */
export const ANONYMOUS_FRAME_BYTES = 4 * KIBIBYTE;
/** Answers that may be unread. */
export const ANONYMOUS_UNREAD_ANSWERS = 50;
/** Bytes that may be unread. */
export const ANONYMOUS_UNREAD_BYTES = 64 * KIBIBYTE;
/** The same, of a client without an identity. */
export const ANONYMOUS_HELD_FRAMES = 100;
/** Requests that no other rate counts: a client without an identity is refused all but one procedure. */
export const ANONYMOUS_RATE: Rate = { perSecond: 1, burst: 50 };
/** The same of all such connections of an address, where a school comes in: one above it is cut. */
export const ANONYMOUS_RATE_OF_ADDRESS: Rate = { perSecond: 100, burst: 3_000 };
/** A client that is above that rate so often is cut. */
export const ANONYMOUS_RESTS = 3;

// Answers over HTTP.

/** One answer to a question can be megabytes long, and takes the processor for a moment. */
export const HTTP_QUESTIONS_AT_ONCE = 2;
/** A change waits for the disk, and holds its place meanwhile. */
export const HTTP_CHANGES_AT_ONCE = 16;
/** A search waits for its thread, and would hold the place of a question meanwhile. */
export const HTTP_SEARCHES_AT_ONCE = 16;
/** Pages and what the operator asks, until the first byte of the answer: more would make each command wait for all. */
export const HTTP_PAGES_AT_ONCE = 2;
/** Requests of one address that wait for their turn, of which addresses have one each. */
export const HTTP_REQUESTS_OF_ADDRESS = 100;
/** Requests of all addresses that wait: of more, the newest of the address that has the most is refused. */
export const HTTP_REQUESTS_WAITING = 1_000;
/** When a client may ask again that was refused for so many. */
export const HTTP_RETRY_MS = SECOND;
/** Of more unread answers the address that has the most loses the one that has waited longest. */
export const HTTP_UNREAD_BYTES = 32 * MEBIBYTE;

// Reads and writes in one go.

/** Texts that wait for moderators, in the first event of a moderator: of the oldest. `rooms.review` has the others. */
export const REVIEW_TEXT_BYTES = 256 * 1024;

/** People who wait at the door of a room. */
export const MAX_WAITING = 500;
/** Somebody for whom there is no place at the door tries again after so long. */
export const ROOM_FULL_RETRY_MS = 10 * SECOND;
/** Bans that a moderator is told of at a join: the newest. */
export const BANS_LISTED = 1_000;
/** Mutes that a moderator is told of at a join: those that last longest. */
export const MUTES_LISTED = 1_000;
/** All histories of a `join_success` together, besides the newest message of each conversation. */
export const HISTORIES_BYTES = 8 * MEBIBYTE;
/** Numbers of a room that a join looks at at once where `HISTORY_LIMIT` is 0: what else there is to do comes in between. */
export const HISTORY_NUMBERS = 1_000;
/** Durable events that a replay reads at once: of messages of full length, about 800 KiB. */
export const REPLAY_EVENTS = 200;
/** Numbers that a replay looks at at once: messages that were cleared and are not erased yet cost, too. */
export const REPLAY_NUMBERS = 2_000;
/** Entries of a room's log that one request looks at: its client asks on from there. */
export const LOG_ENTRIES_LOOKED_AT = 2_000;
/** A slow mode that is switched on counts from the messages of so many numbers before. */
export const SLOW_MODE_NUMBERS = 10_000;
/** The numbers that may pass counts that are gathered. A return is told all that changed since so many before its own. */
export const GATHERED_NUMBERS = 50;
/** Messages whose reactions changed that a return is told; with more, the client gets the whole state. */
export const RESUMED_REACTIONS = 500;
/** Participants of a conversation who wait to be told as typing: two are named, and more are "several". */
export const TYPISTS_WAITING = 3;
/** Messages with changed reactions that are read to find those that a return may be told. */
export const REACTIONS_LOOKED_AT = 2_000;
/** Numbers of a room that one request searches: its client asks on from there. */
export const SEARCH_NUMBERS = 300_000;
/** After each so many a page ends that has found something: people see it while they wait for the rest. */
export const SEARCH_GLANCE_NUMBERS = 50_000;
/** The numbers of one slice of a search: others have their slices in between, and it is in memory as a whole. */
export const SEARCH_SLICE_NUMBERS = 8_000;
/** Searches that are under way: they take turns, and each makes the others slower. */
export const SEARCHES = 100;
/** Those of one address. */
export const SEARCHES_OF_ADDRESS = 50;
/** When a client may search again that came when so many were under way. */
export const SEARCH_RETRY_MS = SECOND;
/** A millisecond of the thread of searches counts as this many of the bytes that a reader may read. */
export const SEARCH_MILLISECOND_BYTES = 8 * KIBIBYTE;
/** The thread of searches ends if a slice needs more memory, and begins anew. */
export const SEARCH_MEMORY_MIB = 256;
/** Joins and pages that a process reads from PostgreSQL at once: connections are left for what is written. */
export const PARALLEL_READS = 4;
/** A slice of an erasure takes at most about this long, and its commit as long: everybody else waits for both. */
export const ERASING_SLICE_MS = 10;
/** Rows that are erased in one slice, where that is quick. */
export const ERASED_ROWS = 1_000;
/** Rooms that are erased at the same time: further ones are found in the database afterwards. */
export const ERASURES = 100;
/** Invitations in a room's list: one more, and the oldest that is over leaves it; if none is, the new one is refused. */
export const ROOM_INVITATIONS = 1_000;
/** Pieces of work in one commit: more would keep everybody else waiting. */
export const COMMIT_JOBS = 500;
/** Notices that wait for a Redis that does not answer: further ones are lost, and read from the store. */
export const REDIS_NOTICES = 1_000;
/** Participants of one look that a new name is compared with: nobody needs more to see that it is taken. */
export const NAMESAKES = 100;
/** The greatest number behind a name that several people want, as in "Alice (2)". */
export const GREATEST_MARK = 999_999;
/** Rooms whose list of people a process keeps: a crowd comes to few at a time, and a list takes memory. */
export const PRESENT_ROOMS = 10;
/** Rooms of which a process knows what has elapsed: one more, and the oldest stands still until it is looked at. */
export const ROOM_CLOCKS = 10_000;
/** Rooms whose blocked words a process keeps in a form that finds them fast; 500 long words take a megabyte. */
export const FILTERED_ROOMS = 50;
/** Statements that stay prepared: there are far fewer, but for bulk inserts, whose text grows with the rows. */
export const SQLITE_STATEMENTS = 500;
/** Pages that are read at once to blank what erased rows left behind: a call of the driver costs as much as ten. */
export const SQLITE_PAGES_AT_ONCE = 64;
/** A file of more pages is not looked at: beyond 128 GiB a page without rows may begin as a page of a tree does. */
export const SQLITE_PAGES = 2 ** 25;
/** Pages of 4 KiB in the write-ahead log before a commit moves them into the file: those written often go once. */
export const SQLITE_LOG_PAGES = 4_000;

// Timeouts.

/** An operator's health check gets its answer within this time. */
export const READINESS_MS = SECOND;
/** A try whether something can be written takes as much as a long message: with less space, people cannot write. */
export const READINESS_BYTES = 32 * KIBIBYTE;
/** It holds for so long, or asking would load the database, and write to the disk. */
export const READINESS_HELD_MS = SECOND;
/** The lane tries this long to reach a database that is away. */
export const OUTAGE_MS = 10 * SECOND;
/** A transaction may wait this long to begin, and take this long. */
export const TRANSACTION_MS = 60 * SECOND;
/** Connections of a process to PostgreSQL, which has 100 unless it is told otherwise. */
export const DATABASE_CONNECTIONS = 10;
/** A statement takes no longer, nor does the wait for a connection. */
export const DATABASE_STATEMENT_MS = 30 * SECOND;
/** A process that stops in the middle of a transaction holds its room for so long. */
export const DATABASE_IDLE_MS = 10 * SECOND;
/** The others wait a little longer for the room. */
export const DATABASE_LOCK_MS = 15 * SECOND;
/** A connection on which nothing is heard for so long is lost: longer than the wait for a lock. */
export const DATABASE_SILENCE_MS = 20 * SECOND;
/** A start waits this long for a process that is about to end and has the SQLite file. */
export const SQLITE_HOLD_MS = SECOND;
/** A statement waits this long for another program that has the SQLite file locked. */
export const SQLITE_BUSY_MS = 5 * SECOND;
/** The log says after so long that somebody reads the SQLite file, as a backup does: its log keeps what was erased. */
export const SQLITE_READER_MS = 5 * SECOND;
/** A stop takes at most so long to erase what texts left behind; the next start does the rest. */
export const ERASING_STOP_MS = SECOND;
/** A start waits this long for Redis. */
export const REDIS_START_MS = 3 * SECOND;
/** A connection to Redis is there after so long, or is tried again. */
export const REDIS_CONNECT_MS = 2 * SECOND;
/** Redis is asked this often whether it is there, which keeps a connection from being taken for a silent one. */
export const REDIS_PING_MS = 10 * SECOND;
/** A client that joins waits this long for the room's notices from other processes. */
export const REDIS_JOIN_MS = SECOND / 2;
/** Another process ends the stays of one that has not renewed its lease for so long. */
export const LEASE_MS = 5 * SECOND;
/** For so many days a repeated command is recognised: one more than is promised. */
export const RECEIPT_DAYS = 8;
/** The path of the socket of `npm run admin`, in bytes: Linux takes 107, other systems fewer. */
export const SOCKET_PATH_BYTES = 100;
/** `npm run admin` has this long to say to a running server what is to be done. */
export const ORDER_MS = 5 * SECOND;
/** Numbers of a room that the operator's check reads at once: others are served between. */
export const VERIFIED_NUMBERS = 5_000;
/** Gaps that the operator's check prints; `--json` has all of them. */
export const GAPS_PRINTED = 20;
/** A stop takes no longer: 10 seconds is what service managers wait for at least. */
export const STOP_MS = 10 * SECOND;
/** WebSockets have this share of a stop to close. */
export const STOP_SOCKETS_MS = 3 * SECOND;
/** Answers over HTTP that are under way have this share of a stop. */
export const STOP_HTTP_MS = 2 * SECOND;
/** A database that does not answer has this share to hear that the process ends. */
export const STOP_LEASE_MS = 2 * SECOND;
/** The thread of searches has this share to close its connection. */
export const SEARCH_STOP_MS = SECOND;
/** A proxy's question on a connection from before the stop arrives within this time. */
export const STOP_IDLE_MS = SECOND / 4;

// Repeated log lines.

/** An outage of the database that is met in reading: everybody meets it. */
export const OUTAGE_NOTICE_RATE: Rate = { perSecond: 1 / 600, burst: 1 };
/** The same trouble with the database, a full disk for example, which each request meets. */
export const TROUBLE_NOTICE_RATE: Rate = { perSecond: 0.1, burst: 1 };
