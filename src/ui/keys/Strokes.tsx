import { isMac } from "../browser/person";
import { useTranslation } from "../language/translation/use-translation";
import { entryOf, type KeyName, type Stroke } from "./keys";
import { strokeWords } from "./stroke-words";

export function Strokes({ name }: { name: KeyName }) {
  const { t } = useTranslation();
  const { strokes, isSeries = false } = entryOf(name);
  return (
    <span className="flex shrink-0 flex-wrap items-center justify-end gap-1">
      {strokes.map((stroke, at) => (
        <span key={JSON.stringify(stroke)} className="flex items-center gap-1">
          {at > 0 && !isSeries && <span className="text-xs text-soft">{t("kit.key.or")}</span>}
          {at > 0 && isSeries && <span className="sr-only">{t("kit.key.and")}</span>}
          {/* A key that is held down for a whole series is named once. */}
          <Caps stroke={at > 0 && isSeries && isHeldAlike(stroke, strokes[0]) ? { key: stroke.key } : stroke} />
        </span>
      ))}
    </span>
  );
}

export function Caps({ stroke }: { stroke: Stroke }) {
  const { t } = useTranslation();
  return strokeWords(stroke, t, isMac()).map((word) => (
    <kbd
      key={word}
      className="min-w-6 rounded border border-line bg-raise px-1.5 text-center font-sans text-2xs leading-5 font-semibold text-soft shadow-raised"
    >
      {word}
    </kbd>
  ));
}

function isHeldAlike(one: Stroke, other: Stroke | undefined): boolean {
  return one.command === other?.command && one.alt === other?.alt && one.shift === other?.shift;
}
