import { Copy, X } from "lucide-react";
import { Toolbar } from "radix-ui";
import type { StoredMessage } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { useSpeech } from "../../language/Speech";
import { nameIn } from "../../room/labels/names";
import { useSession } from "../../room/session/RoomSession";
import { useListState, useListStore } from "../focus/list-state";
import { useTextCopy } from "../text/use-text-copy";
import { copiedLines } from "./copied-lines";

type Props = { messages: readonly StoredMessage[]; onEnd: () => void };

export function SelectionToolbar({ messages, onEnd }: Props) {
  const { t, time, moment } = useSpeech();
  const session = useSession();
  const store = useListStore();
  const copy = useTextCopy();
  const selection = useListState((state) => state.selection);
  if (!selection) return null;
  const selected = messages.filter(({ id, deleted_at }) => selection.ids.has(id) && deleted_at === undefined);
  const count = selected.length;

  const end = () => {
    store.setState({ selection: undefined });
    onEnd();
  };
  const copySelected = async () => {
    const { view } = session.store.getState();
    const name = (id: string) => (view && nameIn(view, id)) ?? t("people.somebody");
    if (await copy(copiedLines(selected, { time, moment, name }), t("messages.selecting.copied", { count }))) end();
  };

  return (
    <Toolbar.Root
      aria-label={t("messages.selecting.toolbar")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        end();
      }}
      className="absolute inset-x-0 top-2 mx-auto flex w-fit max-w-[calc(100%-1rem)] flex-wrap items-center gap-1 rounded-xl border border-line bg-raise py-1 ps-3.5 pe-1 shadow-float motion-safe:animate-appear"
    >
      <span role="status" className="me-2 text-sm font-semibold">
        {t("messages.selecting.count", { count })}
      </span>
      <Toolbar.Button asChild>
        <Button size="small" variant="primary" aria-disabled={count === 0} onClick={() => void copySelected()}>
          <Copy aria-hidden size="1rem" />
          <span>{t("messages.selecting.copy")}</span>
        </Button>
      </Toolbar.Button>
      <Toolbar.Button asChild>
        <Button size="small" variant="quiet" onClick={end}>
          <X aria-hidden size="1rem" />
          <span>{t("kit.cancel")}</span>
        </Button>
      </Toolbar.Button>
    </Toolbar.Root>
  );
}
