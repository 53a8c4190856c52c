import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Participant } from "../../../protocol";

export function useRoleWord(): (person: Participant) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ module_data: { control } }) => t(control.is_room_owner ? "kit.role.owner" : `kit.role.${control.role}`),
    [t],
  );
}
