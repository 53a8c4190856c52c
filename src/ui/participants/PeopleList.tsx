// biome-ignore-all lint/a11y/useSemanticElements: only the lines on the screen are drawn, each in its place.
import { type ComponentProps, useId } from "react";
import type { Elements } from "../kit/words/elements";
import { useTranslation } from "../language/translation/use-translation";

export function PeopleList(props: Pick<ComponentProps<"div">, "ref" | "style" | "children">) {
  const { t } = useTranslation();
  const hint = useId();
  return (
    <>
      <p id={hint} className="sr-only">
        {t("people.hint")}
      </p>
      <div {...props} role="list" aria-label={t("people.title")} aria-describedby={hint} />
    </>
  );
}

/** @param count -1 where more people can be shown */
export function PeopleListItem({ index, count, children }: { index: number; count: number; children: Elements }) {
  return (
    <div role="listitem" aria-posinset={index + 1} aria-setsize={count}>
      {children}
    </div>
  );
}
