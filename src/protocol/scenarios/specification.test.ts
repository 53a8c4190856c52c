import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chatCommand, chatError, chatEvent, chatState, participant, storedMessage } from "../schemas";
import {
  specifiedCommands,
  specifiedErrors,
  specifiedJoined,
  specifiedJoinSuccess,
  specifiedMessagesSent,
  specifiedStoredMessages,
} from "../testing/specified";

const id = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

describe("The examples of the specification", () => {
  for (const [heading, examples] of Object.entries(specifiedCommands)) {
    test(`of ${heading} are commands, to the letter but for the form of a time`, () => {
      for (const example of examples) assert.deepEqual(chatCommand.parse(example), withMicroseconds(example));
    });
  }

  test("name every command that there is", () => {
    const named = Object.values(specifiedCommands).flatMap((examples) => examples.map(({ action }) => action));
    const known = chatCommand.options.flatMap((it) => ("options" in it ? it.options : [it]).map(actionOf));
    assert.deepEqual(new Set(known), new Set(named));
  });

  test("of MessageSent are events, once they carry the message's id", () => {
    for (const example of specifiedMessagesSent) {
      assert.deepEqual(chatEvent.parse({ ...example, id }), { ...example, id });
      assert.deepEqual(faults(chatEvent, example), ["id"], "the id is the only thing that is added");
    }
  });

  test("of Error are events, and the list of errors is exhaustive", () => {
    for (const example of specifiedErrors) assert.deepEqual(chatEvent.parse(example), example);
    assert.deepEqual(chatError.options.toSorted(), specifiedErrors.map(({ error }) => error).toSorted());
  });

  test("of StoredMessage are stored messages, once they carry the message's id", () => {
    for (const example of specifiedStoredMessages) {
      assert.deepEqual(storedMessage.parse({ ...example, id }), withMicroseconds({ ...example, id }));
      assert.deepEqual(faults(storedMessage, example), ["id"], "the id is the only thing that is added");
    }
  });

  test("of JoinSuccess are the chat's part of join_success, once each message carries its id", () => {
    assert.deepEqual(chatState.parse(withIds(specifiedJoinSuccess)), withMicroseconds(withIds(specifiedJoinSuccess)));
  });

  test("of Joined are the chat's part of a participant", () => {
    const control = {
      display_name: "Bob",
      role: "user",
      is_room_owner: false,
      hand_is_up: false,
      joined_at: "2023-01-13T12:37:08.000000Z",
    };
    const bob = { id, module_data: { control, chat: specifiedJoined } };
    assert.deepEqual(participant.parse(bob), bob);
  });
});

function actionOf(command: { shape: { action: { value: string } } }): string {
  return command.shape.action.value;
}

type Schema = { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[] }[] } } };

function faults(schema: Schema, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(({ path }) => path.join(".")) ?? [];
}

/** The same, with each time in its output form. */
function withMicroseconds<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/(T\d\d:\d\d:\d\d)Z"/g, '$1.000000Z"'));
}

/** The same, with an id for each message in a history. */
function withIds(state: typeof specifiedJoinSuccess) {
  const identified = <Message>(history: Message[]) => history.map((message) => ({ ...message, id }));
  return {
    ...state,
    room_history: identified(state.room_history),
    groups_history: state.groups_history.map((it) => ({ ...it, history: identified(it.history) })),
    private_history: state.private_history.map((it) => ({ ...it, history: identified(it.history) })),
  };
}
