import assert from "node:assert/strict";
import { test } from "node:test";
import jwt from "jsonwebtoken";
import { changes } from "../../../room/control/members";
import { Invites } from "../../access/invites";
import { BadRequestError } from "../../kit/bad-request";
import { Metrics } from "../../kit/metrics";
import { Allowance } from "../../limits/allowance";
import { Lanes } from "../../store/commit/lanes";
import { openDatabase } from "../../store/connect";
import { Store } from "../../store/reading/store";
import { Erasing } from "../../store/upkeep/erasing";
import { TestServer } from "../../testing/test-server";

test("A moderator who is demoted while their invitation or revocation waits is refused it", async () => {
  await using server = await TestServer.start();
  const { room, alice, others } = await server.meeting("Carol");
  const [carol] = others;
  assert.ok(carol);
  await alice.does("control", { action: "grant_moderator_role", target: carol.id });
  await server.stop();
  const database = await openDatabase(server.database.url);
  const report = (fault: unknown) => assert.fail(String(fault));
  const lane = new Lanes({
    database,
    metrics: new Metrics(),
    report,
    erasures: new Erasing(database, report),
  });
  const unlimited = new Allowance({ perSecond: 0, burst: 0 }, () => 0);
  const invites = new Invites({
    database,
    lane,
    store: new Store(database, { HISTORY_LIMIT: 100, RESUME_LIMIT: 1000, PRESENCE_LIST_LIMIT: 500 }),
    isOpen: true,
    limiters: { newRoomsOfIdentity: unlimited, newRoomsOfAddress: unlimited },
  });
  const caller = { identity: String(jwt.decode(carol.token)?.sub), origin: "" };
  const { room_id } = room;
  const mayInvite = () => invites.forModerator(caller.identity, room_id, async () => {});

  // The lane is busy and the demotion waits in it, so Carol is still a moderator when she asks.
  let release = () => {};
  const busy = lane.do({ room_id, run: () => new Promise<void>((resolve) => (release = resolve)) });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const demotion = lane.do({
    room_id,
    members: [carol.id],
    run: (open) => {
      const before = open.state.members.get(carol.id);
      assert.ok(before);
      open.emit(changes(before, { ...before, role: "user" }, alice.id));
    },
  });
  await mayInvite();
  const asked = [
    invites.create(caller, { room_id, role: "moderator" }),
    invites.revoke(caller, { room_id, code: room.invites.user }),
  ].map((it) =>
    it.then(
      () => "done",
      (error) => (error instanceof BadRequestError ? error.bad.reason : String(error)),
    ),
  );
  await mayInvite();
  release();
  await Promise.all([busy, demotion]);
  assert.deepEqual(await Promise.all(asked), ["not_a_moderator", "not_a_moderator"]);
  await lane.idle();
  const codes = await database.read.invite.findMany({ where: { room_id } });
  assert.equal(codes.length, 2);
  assert.ok(codes.every(({ revoked_at }) => revoked_at === null));
  await database.close();
});
