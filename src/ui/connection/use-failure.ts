import { useCallback } from "react";
import type { BadRequest } from "../../protocol";
import { badRequestOf, wasAnswered } from "../client/transport/connection";
import { useTranslation } from "../language/translation/use-translation";

/** Words the failure and the next step in the user's language. Takes a thrown error, or a reason alone. */
export function useFailure(): (failure: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (failure) => {
      const bad = isReason(failure) ? { reason: failure, retry_after_ms: undefined } : badRequestOf(failure);
      const count = Math.ceil((bad?.retry_after_ms ?? 1000) / 1000);
      if (bad) return t([`kit.failure.${bad.reason}`, "kit.failure.newer"], { count });
      return t(wasAnswered(failure) ? "kit.failure.fault" : "kit.failure.unreached");
    },
    [t],
  );
}

function isReason(failure: unknown): failure is BadRequest["reason"] {
  return typeof failure === "string";
}
