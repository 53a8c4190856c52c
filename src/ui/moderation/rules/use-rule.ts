import { useState } from "react";
import type { Rules } from "../../../protocol";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

type Field = keyof Rules;

/** A rule of the room: a choice shows and works at once, and falls back with the reason where it is refused. */
export function useRule<F extends Field>(field: F, onSaved: () => void) {
  const value = useView(({ rules }) => rules[field]);
  const [chosen, setChosen] = useState<Rules[F]>();
  const { run, busy, connected } = useCommand();
  const choose = async (next: Rules[F]) => {
    if (busy || !connected || next === value) return;
    setChosen(next);
    const outcome = await run({ namespace: "rules", payload: { action: "set_rules", [field]: next } });
    setChosen(undefined);
    if (outcome === "done") onSaved();
  };
  return { value: chosen ?? value, choose: (next: Rules[F]) => void choose(next), isShut: busy || !connected };
}
