import type { Part } from "./harness/part";
import { flood } from "./parts/attack/flood";
import { rejoin } from "./parts/attack/rejoin";
import { connection } from "./parts/connection";
import { door } from "./parts/door";
import { durableSends } from "./parts/durable-sends";
import { fanOut } from "./parts/fan-out";
import { growth } from "./parts/growth";
import { history } from "./parts/history";
import { join } from "./parts/join";
import { manyRooms } from "./parts/many-rooms";
import { page } from "./parts/pages/page";
import { scrolling } from "./parts/pages/scrolling";
import { slowPage } from "./parts/pages/slow-page";
import { processes } from "./parts/processes";
import { reactions } from "./parts/reactions";
import { receipt } from "./parts/receipt";
import { search } from "./parts/search";
import { storm } from "./parts/storm";
import { talk } from "./parts/talk";
import { townHall } from "./parts/town-hall";

export const parts: Readonly<Record<string, Part>> = {
  "fan-out": fanOut,
  "town-hall": townHall,
  talk,
  receipt,
  "many-rooms": manyRooms,
  "durable-sends": durableSends,
  connection,
  join,
  door,
  storm,
  reactions,
  flood,
  rejoin,
  history,
  search,
  page,
  "slow-page": slowPage,
  scrolling,
  growth,
  processes,
};
