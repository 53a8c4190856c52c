import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Figure, type Outcome, type Setting } from "../harness/part";
import { gather } from "../load/crowd";
import { dialects } from "../load/peer-user";
import type { Measured } from "../servers/measured";
import { Parley } from "../servers/parley";
import { enterPeer, type PeerName, startPeer } from "../servers/peer";

const IN_A_ROOM = 100;
/** This many come and go before the count: the memory of code and caches belongs to nobody. */
const FIRST = 1000;
const KB = 1024;
const PEERS = ["raw ws", "Socket.IO", "tRPC"] as const;

/** For each participant, in KB, after the garbage collection. */
type Each = Record<"resident" | "heap" | "external", number>;

/** The memory of each joined participant, in rooms of a hundred; on other servers all are in the only room. */
export async function connection({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [few, many] = isQuick ? [200, 400] : [3000, 5000];
  const peers = {} as Record<PeerName, Each>;
  for (const name of PEERS) {
    await using server = await startPeer(name, core);
    const enter = (count: number) => enterPeer(server.port, dialects[name], count);
    const [each] = await eachOf(server, { enter, counts: [few] });
    peers[name] = each as Each;
    say(`${few} of ${name}`);
  }
  await using parley = await Parley.start({ core, settings: { PRESENCE_GRACE_MS: "0" } });
  const enter = async (count: number) => {
    const gatherings = [];
    for (let here = 0; here < count; here += IN_A_ROOM) gatherings.push(await gather(parley.port, IN_A_ROOM));
    return gatherings.flatMap(({ people }) => people);
  };
  const [ofFew, ofMany] = await eachOf(parley.process, { enter, counts: [few, many] });
  say(`${many} of Parley`);
  return { figures: [...figuresOf(few, ofFew as Each, peers), ...figuresOf(many, ofMany as Each)] };
}

type Coming = {
  readonly enter: (count: number) => Promise<readonly { cut(): void }[]>;
  readonly counts: readonly number[];
};

async function eachOf(server: Measured, { enter, counts }: Coming): Promise<Each[]> {
  for (const person of await enter(FIRST)) person.cut();
  await sleep(1000);
  const before = await server.memory();
  const measured: Each[] = [];
  let here = 0;
  for (const count of counts) {
    await enter(count - here);
    here = count;
    await sleep(1000);
    const after = await server.memory();
    const each = (name: keyof Each) => (after[name] - before[name]) / count / KB;
    measured.push({ resident: each("resident"), heap: each("heap"), external: each("external") });
  }
  return measured;
}

function figuresOf(count: number, { resident, heap, external }: Each, peers?: Record<PeerName, Each>): Figure[] {
  const of = (name: keyof Each) =>
    peers && { peers: Object.fromEntries(PEERS.map((peer) => [peer, peers[peer][name]])) };
  return [
    { what: `${count} of them: resident, each`, unit: "KB", value: resident, aim: atMost(18), ...of("resident") },
    { what: `${count} of them: live heap, each`, unit: "KB", value: heap, aim: atMost(15), ...of("heap") },
    { what: `${count} of them: buffers outside of it, each`, unit: "KB", value: external, ...of("external") },
  ];
}
