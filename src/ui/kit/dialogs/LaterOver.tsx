import { useEffect, useRef } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { Spinner } from "../buttons/Spinner";
import { type Part, usePart } from "../later/part";
import { useToast } from "./Toasts";

type Props<PartProps> = PartProps & {
  readonly part: Part<PartProps>;
  readonly wanted: boolean;
  /** The script did not come, and the user was told. */
  readonly onGiveUp: () => void;
};

/** A wheel turns while the script is awaited. */
export function LaterOver<PartProps extends object>({ part, wanted, onGiveUp, ...props }: Props<PartProps>) {
  const { t } = useTranslation();
  const toast = useToast();
  const Loaded = usePart(part);
  const giveUp = useRef(() => {});
  useEffect(() => {
    giveUp.current = () => {
      onGiveUp();
      toast(t("kit.failure.unreached"), "bad");
    };
  });
  const isAwaited = wanted && Loaded === undefined;
  useEffect(() => {
    if (!isAwaited) return;
    let isOver = false;
    part.load().catch(() => isOver || giveUp.current());
    return () => {
      isOver = true;
    };
  }, [isAwaited, part]);
  if (Loaded) return <Loaded {...(props as unknown as PartProps)} />;
  if (!isAwaited) return null;
  return (
    <div className="pointer-events-none fixed inset-x-0 top-[min(9.75rem,30dvh)] z-50 grid place-items-center">
      <span className="grid rounded-full border border-line bg-raise p-2.5 text-soft shadow-float motion-safe:animate-appear">
        <Spinner label={t("kit.loading")} />
      </span>
    </div>
  );
}
