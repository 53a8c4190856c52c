import type { Command } from "../../../protocol";
import { isOnline } from "../../browser/network";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

type Done = {
  readonly command: Command;
  readonly said: string;
};

type Undoable = Done & {
  readonly undo?: {
    readonly label: string;
    /** A later deed about the same undoes this one, too. */
    readonly about: string;
    /** `undefined` where time has undone it by itself. */
    readonly done: () => Done | undefined;
  };
};

/** At once or not at all. Returns whether it is done. */
export function useModerating() {
  const { t } = useTranslation();
  const toast = useToast();
  const { store } = useSession();
  const { run, busy, connected } = useCommand();
  const moderate = async ({ command, said, undo }: Undoable): Promise<boolean> => {
    if (store.getState().connection.state !== "joined" || !isOnline()) {
      toast(t("moderation.act.offline"), "bad");
      return false;
    }
    if ((await run(command)) !== "done") return false;
    const action = undo && {
      label: t("kit.undo"),
      name: undo.label,
      about: undo.about,
      run: () => {
        const done = undo.done();
        if (done) void moderate(done);
      },
    };
    toast(said, "good", action);
    return true;
  };
  return { moderate, busy, connected };
}
