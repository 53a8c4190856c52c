export { default as lobby } from "./de/lobby.json";
export { default as moderation } from "./de/moderation.json";
export { default as own } from "./de/own.json";
export { default as search } from "./de/search.json";
export { default as telling } from "./de/telling.json";
