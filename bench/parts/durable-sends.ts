import { atLeast, type Figure, figure, type Outcome, type Series, type Setting } from "../harness/part";
import { type Spread, spreadOf } from "../harness/stats";
import { gather } from "../load/crowd";
import { marked } from "../load/marks";
import type { ParleyUser } from "../load/parley-user";
import { Parley } from "../servers/parley";

const UNDER_WAY = [1, 4, 16];

/** 64 people each send the next message after a receipt, then with more and more in flight, until the rate stops. */
export async function durableSends({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [rounds, seconds] = isQuick ? [1, 0.5] : [3, 1.5];
  const figures: Figure[] = [];
  const series: Series[] = [];
  for (const { where, rooms, each, aim } of [
    { where: "one room", rooms: 1, each: 64, aim: 4000 },
    { where: "50 rooms", rooms: 50, each: 2, aim: 5000 },
  ]) {
    await using parley = await Parley.start({ core });
    const gatherings = [];
    for (let at = 0; at < rooms; at += 1) gatherings.push(await gather(parley.port, each));
    const senders = gatherings.flatMap(({ people }) => people).slice(0, 100);
    await rateOf(senders, 4, seconds / 2);
    const rates: { readonly sends: number; readonly spread: Spread }[] = [];
    for (const underWay of UNDER_WAY) {
      const measured: number[] = [];
      for (let round = 0; round < rounds; round += 1) measured.push(await rateOf(senders, underWay, seconds));
      const spread = spreadOf(measured);
      const sends = senders.length * underWay;
      rates.push({ sends, spread });
      say(`${where}, ${sends} under way: ${Math.round(spread.median)} a second`);
    }
    const best = rates.toSorted((one, other) => other.spread.median - one.spread.median)[0];
    series.push({ name: where, points: rates.map(({ sends, spread }) => [sends, spread.median] as const) });
    for (const { sends, spread } of rates)
      figures.push(figure(`${where}: ${sends} sends under way`, "a second", spread));
    if (best) figures.push(figure(`${where}: the most`, "a second", best.spread, { aim: atLeast(aim) }));
  }
  const axes = { title: "Sends that are on the disk", x: "sends under way", y: "a second" };
  return { figures, plots: [{ name: "durable-sends", kind: "lines", ...axes, series }] };
}

/** Every send must get a receipt. */
async function rateOf(senders: readonly ParleyUser[], underWay: number, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let receipts = 0;
  const send = async (sender: ParleyUser) => {
    for (let at = start; at < end; receipts += 1) at = await sender.say(marked(receipts, 100));
  };
  await Promise.all(senders.flatMap((sender) => Array.from({ length: underWay }, () => send(sender))));
  return receipts / ((performance.now() - start) / 1000);
}
