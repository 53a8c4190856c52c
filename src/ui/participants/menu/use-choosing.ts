import type { Deed, Question } from "../actions/action";
import { actions } from "../actions/actions";
import type { Subject } from "../moderating/subject";

export type Chosen = Deed | Question;

const entries = actions.flatMap((it): Chosen[] => ("among" in it ? [...it.among] : [it]));
const deeds = entries.filter((it): it is Deed => "useRun" in it);

export function useChoosing(): (deed: Deed, subject: Subject) => void {
  // biome-ignore lint/correctness/useHookAtTopLevel: the table never changes, so the order of the hooks is the same.
  const runs = deeds.map(({ useRun }) => useRun());
  return (deed, subject) => runs[deeds.indexOf(deed)]?.(subject);
}
