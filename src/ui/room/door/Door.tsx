import { partOf } from "../../kit/later/part";
import { LaterHere } from "../../kit/page/LaterHere";
import { useView } from "../session/RoomSession";
import { waitingIn } from "./waiting";

const strip = partOf(() => import("./DoorStrip").then((it) => it.DoorStrip));

/** The strip for moderators while somebody waits at the door. */
export function Door() {
  const people = useView(waitingIn);
  return people.length > 0 && <LaterHere part={strip} wanted people={people} />;
}
