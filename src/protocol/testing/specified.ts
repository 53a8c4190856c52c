/**
 * The JSON examples of the chat module's specification, each under its heading. They are verbatim: without
 * milliseconds, and without the `id` of a message, which is an addition.
 */
const nobody = "00000000-0000-0000-0000-000000000000";
const somebody = "00000000-0000-0000-0000-000000000001";

export const specifiedCommands = {
  EnableChat: [{ action: "enable_chat" }],
  DisableChat: [{ action: "disable_chat" }],
  SendMessage: [
    { action: "send_message", scope: "global", content: "Hello all!" },
    { action: "send_message", scope: "group", target: "management", content: "Hello managers!" },
    { action: "send_message", scope: "private", target: nobody, content: "Hello Bob!" },
  ],
  ClearHistory: [{ action: "clear_history" }],
  SetLastSeenTimestamp: [
    { action: "set_last_seen_timestamp", scope: "global", timestamp: "2022-10-22T11:22:33Z" },
    {
      action: "set_last_seen_timestamp",
      scope: "group",
      target: "/OpenTalk/OU/Backend",
      timestamp: "2022-10-22T11:22:33Z",
    },
    { action: "set_last_seen_timestamp", scope: "private", target: nobody, timestamp: "2022-10-22T11:22:33Z" },
  ],
};

export const specifiedMessagesSent = [
  { message: "message_sent", source: nobody, scope: "global", content: "Hello all!" },
  { message: "message_sent", source: nobody, scope: "group", target: "management", content: "Hello managers!" },
  {
    message: "message_sent",
    source: nobody,
    scope: "private",
    target: "00000000-0000-0000-0000-0000deadbeef",
    content: "Hello Bob!",
  },
];

export const specifiedErrors = [
  { message: "error", error: "chat_disabled" },
  { message: "error", error: "insufficient_permissions" },
];

const toAll = { source: nobody, scope: "global", content: "Hello all!", timestamp: "2023-01-13T12:37:08Z" };
const toManagers = {
  source: nobody,
  scope: "group",
  target: "management",
  content: "Hello managers!",
  timestamp: "2023-01-13T12:37:08Z",
};
const toOne = {
  source: nobody,
  scope: "private",
  target: somebody,
  content: "Hello private chat correspondent!",
  timestamp: "2023-01-13T12:37:08Z",
};

export const specifiedStoredMessages = [toAll, toManagers, toOne];

/** The fields in the example of JoinSuccess, and `enabled`, which its table calls always present. */
export const specifiedJoinSuccess = {
  enabled: true,
  room_history: [toAll],
  groups_history: [{ history: [toManagers], name: "/OpenTalk/OU/Backend" }],
  private_history: [{ history: [toOne], correspondent: nobody }],
  last_seen_timestamp_global: "2023-01-03T12:34:56Z",
  last_seen_timestamps_private: { [nobody]: "2023-01-02T11:22:33Z" },
  last_seen_timestamps_group: {
    "/OpenTalk/OU/Backend": "2023-01-02T12:11:11Z",
    "/OpenTalk/Role/Developer": "2023-01-02T12:10:23Z",
  },
};

export const specifiedJoined = { groups: ["/OpenTalk/OU/Backend", "/OpenTalk/Role/Developer"] };
