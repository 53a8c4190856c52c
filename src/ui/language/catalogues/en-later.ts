export { default as lobby } from "./en/later/lobby.json";
export { default as moderation } from "./en/later/moderation.json";
export { default as own } from "./en/later/own.json";
export { default as search } from "./en/later/search.json";
export { default as telling } from "./en/later/telling.json";
