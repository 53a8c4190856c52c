import { useEffect } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { nameIn } from "../../room/labels/names";
import { useSession, useView } from "../../room/session/RoomSession";

/** Its place is always kept, and it is no live region: a screen reader stays quiet. */
export function TypingLine({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const { typing } = useSession();
  useEffect(() => typing.attach(), [typing]);
  const typists = useStore(typing.store, ({ isOn, typists }) => (isOn ? typists[keyOf(to)] : undefined));
  // A user who is unknown to the page is not named before the page has met them.
  const names = useView(useShallow((view) => (typists ?? []).flatMap((id) => nameIn(view, id) ?? [])));
  const [one, other] = names;
  const words = names.length > 2 ? "several" : other === undefined ? "one" : "two";
  return (
    <div
      data-print="none"
      className="h-5 shrink-0 px-2 text-xs leading-5 text-soft sm:px-6 low:h-4 low:leading-4 tight:h-4 tight:leading-4"
    >
      {one !== undefined && (
        <p className="mx-auto flex w-full max-w-[47.5rem] items-center gap-2 px-1">
          <Dots />
          <span className="min-w-0 truncate">
            <Phrase
              text={t(`messages.typing.${words}`)}
              parts={{ one: <Short>{one}</Short>, other: <Short>{other ?? ""}</Short> }}
            />
          </span>
        </p>
      )}
    </div>
  );
}

function Short({ children }: { children: string }) {
  return (
    <span className="inline-block max-w-[min(14rem,26cqw)] truncate align-bottom">
      <Name>{children}</Name>
    </span>
  );
}

function Dots() {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      {["opacity-90", "opacity-60", "opacity-35"].map((look) => (
        <span key={look} className={`size-1.5 rounded-full bg-soft forced-colors:bg-[CanvasText] ${look}`} />
      ))}
    </span>
  );
}
