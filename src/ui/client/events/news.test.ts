import assert from "node:assert/strict";
import { test } from "node:test";
import type { Envelope, Resumed } from "../../../protocol";
import { amira, joinSuccess } from "../testing/join-success";
import { News } from "./news";

const timestamp = "2026-03-13T10:00:00.000000Z";
const event: Envelope = { namespace: "chat", timestamp, payload: { message: "chat_enabled", issued_by: amira } };

test("The events that follow a return were missed, as many as it says; a fresh state tells no news", () => {
  const news = new News();
  const heard: boolean[] = [];
  const forget = news.listen((_, wasMissed) => heard.push(wasMissed));
  const { room_info: _, module_data, ...first } = joinSuccess().payload;
  const resumed: Resumed = { ...first, module_data: { chat: module_data.chat }, message: "resumed", missed: 2 };
  news.tell(joinSuccess());
  news.tell(event);
  news.tell({ namespace: "control", timestamp, payload: resumed });
  for (let told = 0; told < 3; told++) news.tell(event);
  news.tell({ namespace: "control", timestamp, payload: resumed });
  news.tell(joinSuccess());
  news.tell(event);
  assert.deepEqual(heard, [false, true, true, false, false]);
  forget();
  news.tell(event);
  assert.equal(heard.length, 5);
});
