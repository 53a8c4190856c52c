import { CloudOff } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { Button } from "../buttons/Button";
import { Spinner } from "../buttons/Spinner";
import { type Part, usePart } from "../later/part";
import type { Elements } from "../words/elements";
import { EmptyState } from "./EmptyState";

type Props<PartProps> = PartProps & {
  readonly part: Part<PartProps>;
  readonly wanted: boolean;
  /** Stands there instead of a wheel, for a part that no user has asked for: the focus stays where it is, too. */
  readonly placeholder?: Elements;
};

/** A wheel turns in its place; where the script does not come, the place says so, and offers to try again. */
export function LaterHere<PartProps extends object>({ part, wanted, placeholder, ...props }: Props<PartProps>) {
  const { t } = useTranslation();
  const Loaded = usePart(part);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    part.load().catch(() => setFailed(true));
  }, [part]);
  const isAwaited = wanted && Loaded === undefined;
  useEffect(() => {
    if (isAwaited) load();
  }, [isAwaited, load]);
  if (Loaded) return <Loaded {...(props as unknown as PartProps)} />;
  if (!isAwaited) return null;
  if (hasFailed)
    return (
      <div role="alert" className="grid h-full place-items-center">
        <EmptyState icon={CloudOff} title={t("kit.failure.unreached")}>
          <Button className="mt-3" autoFocus={!placeholder} onClick={load}>
            {t("kit.retry")}
          </Button>
        </EmptyState>
      </div>
    );
  if (placeholder) return placeholder;
  return (
    <div className="grid h-full place-items-center text-faint">
      <Spinner label={t("kit.loading")} />
    </div>
  );
}
