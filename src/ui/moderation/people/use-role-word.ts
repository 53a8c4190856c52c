import { useCallback } from "react";
import type { Participant } from "../../../protocol";
import { useTranslation } from "../../language/translation/use-translation";

export function useRoleWord(): (person: Participant) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ module_data: { control } }) => t(control.is_room_owner ? "kit.role.owner" : `kit.role.${control.role}`),
    [t],
  );
}
