import type { Id } from "../../../protocol";
import type { Failure } from "../../client/sending/own-reactions";
import { useFailure } from "../../connection/use-failure";
import { useToast } from "../../kit/dialogs/Toasts";
import { useSpeech } from "../../language/Speech";
import { useSession } from "../../room/session/RoomSession";

export function useReact(): (message_id: Id, reaction: string, on: boolean) => void {
  const { t } = useSpeech();
  const session = useSession();
  const toast = useToast();
  const inWords = useFailure();
  const onRefused = (failure: Failure) =>
    toast(
      "error" in failure ? t([`kit.refused.${failure.error}`, "kit.failure.newer"]) : inWords(failure.cause),
      "bad",
    );
  return (message_id, reaction, on) => session.reactions.want({ message_id, reaction, on, onRefused });
}
