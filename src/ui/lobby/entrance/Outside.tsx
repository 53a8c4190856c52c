import { partOf } from "../../kit/later/part";
import { LaterHere } from "../../kit/page/LaterHere";
import type { OutsideProps } from "../outside/OutsidePage";

const page = partOf(() => import("../outside/OutsidePage").then((it) => it.OutsidePage));

export function Outside(props: OutsideProps) {
  return (
    <div className="h-dvh">
      <LaterHere part={page} wanted {...props} />
    </div>
  );
}
