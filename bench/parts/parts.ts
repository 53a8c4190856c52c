import type { Part } from "../harness/part";
import { durableSends } from "./durable-sends";
import { fanOut } from "./fan-out";

/** All parts, by the names by which one asks for them. */
export const parts: Readonly<Record<string, Part>> = {
  "fan-out": fanOut,
  "durable-sends": durableSends,
};
