import type { Id } from "../../../protocol";
import type { Pinned } from "../../../room/view";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

export type Pinning = Partial<Pick<Pinned, "announcement" | "until">>;

/** Each has a way back, and returns whether it is done. */
export function usePinning() {
  const { t } = useTranslation();
  const { store } = useSession();
  const toast = useToast();
  const { run, busy, connected } = useCommand();

  const put = (message_id: Id, { announcement = false, until }: Pinning) =>
    run({
      namespace: "messages",
      payload: { action: "pin", message_id, announcement, ...(until !== undefined && { until }) },
    });
  const drop = (message_id: Id) => run({ namespace: "messages", payload: { action: "unpin", message_id } });
  const known = (id: Id) => store.getState().view?.pins.find((it) => it.id === id);
  /** Then nothing is left to undo. */
  const watch = (id: Id, pinned: boolean) => (end: () => void) => {
    const isSo = () => (known(id) !== undefined) === pinned;
    let wasSo = isSo();
    return store.subscribe(() => {
      if (wasSo && !isSo()) end();
      wasSo ||= isSo();
    });
  };

  const undo = async (run: () => ReturnType<typeof put>, said: string) => {
    if ((await run()) === "done") toast(said);
  };

  const pin = async (message_id: Id, pinning: Pinning): Promise<boolean> => {
    const before = known(message_id);
    if ((await put(message_id, pinning)) !== "done") return false;
    toast(t(pinning.announcement ? "pins.done_announcement" : "pins.done"), "good", {
      label: t("kit.undo"),
      name: t(pinning.announcement ? "pins.undo.announce" : "pins.undo.pin"),
      run: () =>
        void (before
          ? undo(() => put(message_id, before), t("pins.as_before"))
          : undo(() => drop(message_id), t("pins.undone"))),
      watch: watch(message_id, true),
      about: "pin",
    });
    return true;
  };
  const unpin = async (message_id: Id): Promise<void> => {
    const before = known(message_id);
    if ((await drop(message_id)) !== "done") return;
    const action = before && {
      label: t("kit.undo"),
      name: t("pins.undo.unpin"),
      run: () => void undo(() => put(message_id, before), t("pins.done")),
      watch: watch(message_id, false),
      about: "pin",
    };
    toast(t("pins.undone"), "good", action);
  };
  return { pin, unpin, busy, connected };
}
