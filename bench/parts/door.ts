import { setTimeout as sleep } from "node:timers/promises";
import { atMost, figure, type Outcome, type Setting } from "../harness/part";
import { latenciesOf, spreadOf } from "../harness/stats";
import { inTurns, type Room } from "../load/crowd";
import { ParleyUser } from "../load/parley-user";
import { Witnesses } from "../load/witnesses/witnesses";
import { identities, Parley } from "../servers/parley";

const SECONDS = 3;

/**
 * Five hundred people wait at the door, and a moderator lets all of them in at once: each enters as soon as they are
 * told. Ten people of another process talk in another room meanwhile.
 */
export async function door({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [size, rounds] = isQuick ? [50, 1] : [500, 3];
  await using parley = await Parley.start({ core });
  await using others = await Witnesses.start(parley.port);
  await others.waits(SECONDS);
  const last: number[] = [];
  const [slower, later] = [[] as number[], [] as number[]];
  for (let round = 0; round < rounds; round += 1) {
    const { room, owner } = await closedRoom(parley.port);
    const times: Promise<number>[] = [];
    let openedAt = Number.POSITIVE_INFINITY;
    const people = await inTurns(size, async () => {
      const person = await ParleyUser.connect(parley.port, identities.issue());
      times.push(whenIn(person).then((at) => at - openedAt));
      await person.join({ room_id: room.room_id, invite: room.invites.user });
      return person;
    });
    const quiet = latenciesOf(await others.waits(SECONDS));
    const busy = others.waits(SECONDS);
    await sleep(SECONDS * 250);
    openedAt = performance.now();
    await owner.give("moderation", { action: "accept_all" });
    last.push(Math.max(...(await Promise.all(times))));
    const { p50, p99 } = latenciesOf(await busy);
    slower.push(p50 / quiet.p50);
    later.push(p99);
    for (const person of [...people, owner]) person.cut();
    say(`round ${round + 1} of ${rounds}`);
  }
  const seconds = spreadOf(last.map((ms) => ms / 1000));
  return {
    figures: [
      figure("all let in at once, until the last is in", "s", seconds, { aim: atMost(3) }),
      figure("another room: p50 to the receipt, of that in quiet", "×", spreadOf(slower), { aim: atMost(2) }),
      figure("another room: p99 to the receipt", "ms", spreadOf(later), { aim: atMost(150) }),
    ],
  };
}

/** A room that nobody enters without a moderator, with its owner in it. */
async function closedRoom(port: number): Promise<{ readonly room: Room; readonly owner: ParleyUser }> {
  const owner = await ParleyUser.connect(port, identities.issue());
  const room = await owner.ask<Room>("mutation", "rooms.create", { title: "Town hall" });
  await owner.join({ room_id: room.room_id, display_name: "The doorkeeper" });
  await owner.give("moderation", { action: "enable_waiting_room" });
  return { room, owner };
}

/** Enters when a moderator lets a person in; resolves with the time at which they have the room's state. */
function whenIn(person: ParleyUser): Promise<number> {
  return new Promise((resolve, reject) => {
    person.onEvents = (frame) => {
      if (frame.includes('"accepted"')) person.give("control", { action: "enter_room" }).catch(reject);
      if (frame.includes('"join_success"')) resolve(performance.now());
    };
  });
}
