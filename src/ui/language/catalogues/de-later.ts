export { default as lobby } from "./de/later/lobby.json";
export { default as moderation } from "./de/later/moderation.json";
export { default as own } from "./de/later/own.json";
export { default as search } from "./de/later/search.json";
export { default as telling } from "./de/later/telling.json";
