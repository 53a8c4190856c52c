import { useState } from "react";
import type { Command, Refusal } from "../../../protocol";
import { useFailure } from "../../connection/use-failure";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useSessionState } from "./RoomSession";

export type Outcome = "done" | "failed" | Refusal;

/** `connected` is false while no command can be sent: an action of a moderator happens at once or not at all. */
export function useCommand() {
  const { t } = useTranslation();
  const session = useSession();
  const connected = useSessionState(({ connection }) => connection.state === "joined");
  const toast = useToast();
  const failure = useFailure();
  const [busy, setBusy] = useState(false);

  const run = async (command: Command): Promise<Outcome> => {
    setBusy(true);
    try {
      const receipt = await session.send(command);
      if (!("error" in receipt)) return "done";
      toast(
        t([`kit.refused.${receipt.error}`, "kit.failure.newer"]),
        receipt.error === "nothing_to_do" ? "good" : "bad",
      );
      return receipt.error;
    } catch (cause) {
      toast(failure(cause), "bad");
      return "failed";
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, connected };
}
