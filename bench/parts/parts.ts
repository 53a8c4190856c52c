import type { Part } from "../harness/part";
import { connection } from "./connection";
import { durableSends } from "./durable-sends";
import { fanOut } from "./fan-out";
import { flood } from "./flood";
import { growth } from "./growth";
import { history } from "./history";
import { join } from "./join";
import { manyRooms } from "./many-rooms";
import { page } from "./page";
import { processes } from "./processes";
import { receipt } from "./receipt";
import { rejoin } from "./rejoin";
import { storm } from "./storm";
import { talk } from "./talk";
import { townHall } from "./town-hall";

/** All parts, by their names on the command line. */
export const parts: Readonly<Record<string, Part>> = {
  "fan-out": fanOut,
  "town-hall": townHall,
  talk,
  receipt,
  "many-rooms": manyRooms,
  "durable-sends": durableSends,
  connection,
  join,
  storm,
  flood,
  rejoin,
  history,
  page,
  growth,
  processes,
};
