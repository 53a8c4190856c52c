import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf } from "../harness/stats";
import { gather } from "../load/crowd";
import { marked } from "../load/marks";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";

const PER_SECOND = 500;

/** Fifty people in one room send 500 messages a second between them, whether or not they were answered. */
export async function receipt({ core, isQuick }: Setting): Promise<Outcome> {
  const seconds = isQuick ? 1 : 10;
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, 50);
  await answered(1);
  const { p50, p99, max } = latenciesOf(await answered(seconds));
  return {
    figures: [
      { what: "from send to receipt, p50", unit: "ms", value: p50 },
      { what: "from send to receipt, p99", unit: "ms", value: p99, aim: atMost(15) },
      { what: "from send to receipt, max", unit: "ms", value: max },
    ],
  };

  async function answered(length: number): Promise<number[]> {
    const waits: Promise<number>[] = [];
    await atTimes(evenly(PER_SECOND, length), (due, index) => {
      const sent = people[index % people.length]?.say(marked(index, 100));
      if (sent !== undefined) waits.push(sent.then((at) => at - due));
    });
    return Promise.all(waits);
  }
}
