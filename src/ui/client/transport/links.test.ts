import assert from "node:assert/strict";
import test from "node:test";
import { createTRPCClient, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "../../../server/api/router";
import { numbered } from "./links";

test("clients that share their links share the numbers of their requests", async () => {
  const told: string[] = [];
  const telling: TRPCLink<AppRouter> = () => (asked) =>
    observable((observer) => {
      told.push(`${asked.op.id} ${asked.op.path}`);
      observer.next({ result: { data: [] } });
      observer.complete();
    });
  const links = [numbered(), telling];
  const [one, other] = [createTRPCClient<AppRouter>({ links }), createTRPCClient<AppRouter>({ links })];
  await one.invites.list.query({ room_id: "room" });
  await other.rooms.log.query({ room_id: "room" });
  await one.invites.list.query({ room_id: "room" });
  assert.deepEqual(told, ["1 invites.list", "2 rooms.log", "3 invites.list"]);
});
