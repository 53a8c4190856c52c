import { useEffect, useState } from "react";
import { type Addressee, microsecondsAfter, type Timestamp } from "../../../protocol";
import type { View } from "../../../room/view";
import { useSession, useView } from "../../room/session/RoomSession";

/** By the room's clock; 0 without a wait. */
export function useSlowWait(to: Addressee): number {
  const { clock } = useSession();
  const over = useView((view) => overIn(view, to));
  const secondsLeft = () =>
    over === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(over) - clock.milliseconds) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock stays.
  useEffect(() => {
    setLeft(secondsLeft());
    if (secondsLeft() === 0) return;
    const timer = setInterval(() => {
      setLeft(secondsLeft());
      if (secondsLeft() === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [over]);
  return left;
}

function overIn({ rules, self, chat }: View, to: Addressee): Timestamp | undefined {
  const { slow_mode_seconds: seconds } = rules;
  if (to.scope !== "global" || seconds === 0 || self.module_data.control.role === "moderator") return undefined;
  const last = chat.conversations.global?.messages.findLast(({ source }) => source === self.id);
  return last && microsecondsAfter(last.timestamp, seconds * 1_000_000);
}
