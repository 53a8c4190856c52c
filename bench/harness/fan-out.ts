import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import { dialects } from "../load/peer-user";
import { atTimes, scattered } from "../load/schedule";
import type { VirtualUser } from "../load/virtual-user";
import type { Measured } from "../servers/measured";
import { Parley } from "../servers/parley";
import { enterPeer, type PeerName, startPeer } from "../servers/peer";
import { latenciesOf } from "./stats";

/** The length of a text at Parley, in bytes; other servers' texts make frames of the same length. */
export const TEXT_BYTES = 100;
/** Runs before anything is measured, until the code is compiled. */
const WARMING = { times: 40, atOnce: 1 };

export type Contender = {
  readonly server: Measured;
  readonly people: readonly VirtualUser[];
  readonly bytes: number;
};

export async function parleyWith(size: number, core: number | undefined, bytes = TEXT_BYTES) {
  const parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  const { people: alone } = await gather(parley.port, 1);
  const server = parley.process;
  const crowd = { server, people, bytes };
  await said(crowd, WARMING);
  return {
    crowd,
    alone: { server, people: alone, bytes },
    frameBytes: people.at(-1)?.frameBytes ?? 0,
    [Symbol.asyncDispose]: () => parley[Symbol.asyncDispose](),
  };
}

type PeerMaking = { readonly size: number; readonly core: number | undefined; readonly frameBytes: number };

export async function peerWith(name: PeerName, { size, core, frameBytes }: PeerMaking) {
  const server = await startPeer(name, core);
  const people = await enterPeer(server.port, dialects[name], size);
  await said({ server, people, bytes: TEXT_BYTES }, WARMING);
  const around = (people[0]?.frameBytes ?? 0) - TEXT_BYTES;
  return {
    name,
    server,
    people,
    bytes: frameBytes - around,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

type Saying = { readonly times: number; readonly atOnce: number };

/** Each lot waits until all have seen the one before. Resolves with milliseconds for a message. */
export async function said(contender: Contender, saying: Saying): Promise<number> {
  return (await saidAndSeen(contender, saying)).cpu;
}

export async function saidAndSeen({ server, people, bytes }: Contender, { times, atOnce }: Saying) {
  let sights: ArrayLike<number> = [];
  const cpu = await server.cpuOf(async () => {
    const round = await heard({ rooms: [people], size: times }, async (round) => {
      for (let at = 0; at < times; at += atOnce) {
        for (let which = 0; which < atOnce; which += 1)
          people[(at + which) % people.length]?.say(marked(round.say(), bytes));
        await round.whenSeen();
      }
    });
    sights = round.sights;
  });
  return { cpu: cpu / times, latencies: latenciesOf(sights) };
}

/** Each message comes at a random time. Resolves with milliseconds for a message. */
export async function strewn(
  { server, people, bytes }: Contender,
  { times, seconds }: { times: number; seconds: number },
): Promise<number> {
  const cpu = await server.cpuOf(() =>
    heard({ rooms: [people], size: times }, (round) =>
      atTimes(scattered(times, seconds), (due, at) => {
        people[at % people.length]?.say(marked(round.say(due), bytes));
      }),
    ),
  );
  return cpu / times;
}
