import { partOf } from "../../kit/later/part";
import { LaterHere } from "../../kit/page/LaterHere";
import type { OutsideProps } from "../outside/OutsidePage";

const page = partOf(() => import("../outside/OutsidePage").then((it) => it.OutsidePage));

/** The page for a user who is not in the room: most are, and never see it. */
export function Outside(props: OutsideProps) {
  return (
    <div className="h-dvh">
      <LaterHere part={page} wanted {...props} />
    </div>
  );
}
