import { useMemo } from "react";
import type { Addressee } from "../../../protocol";
import type { Chosen } from "../../client/state/chosen";
import { useTranslation } from "../../language/translation/use-translation";
import { useRoster } from "../../participants/use-roster";
import { useView } from "../../room/session/RoomSession";
import { type Candidate, candidatesIn } from "./candidates";

const NONE: readonly Candidate[] = [];

/** A room that is too large for a list is asked. */
export function useCandidates(
  to: Addressee,
  query: string | undefined,
  chosen: readonly Chosen[],
): readonly Candidate[] {
  const { t } = useTranslation();
  useRoster(query ?? "", query !== undefined);
  const self = useView((view) => view.self);
  const rules = useView((view) => view.rules);
  const known = useView((view) => view.control.participants);
  return useMemo(
    () =>
      query === undefined
        ? NONE
        : candidatesIn({ self, rules }, { to, query, people: Object.values(known), t, chosen }),
    [self, rules, known, to, query, t, chosen],
  );
}
