export { default as lobby } from "./en/lobby.json";
export { default as moderation } from "./en/moderation.json";
export { default as own } from "./en/own.json";
export { default as search } from "./en/search.json";
export { default as telling } from "./en/telling.json";
