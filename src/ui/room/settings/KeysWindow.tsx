import { clsx } from "clsx";
import { useId } from "react";
import { entryOf, KEYS, type KeyName, type KeyPart } from "../../keys/keys";
import { Caps, Strokes } from "../../keys/Strokes";
import { Dialog } from "../../kit/dialogs/Dialog";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import type { OwnWindowProps } from "./OwnWindow";
import { SettingRow } from "./SettingRow";

const NAMES = Object.keys(KEYS) as KeyName[];

export function KeysWindow({ onClose }: Omit<OwnWindowProps, "shown">) {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const isOn = useSettings(({ shortcuts }) => shortcuts);
  return (
    <Dialog open onOpenChange={onClose} width="wide" title={t("own.keys.title")}>
      <div className="gap-x-10 sm:columns-2">
        <Part part="everywhere" />
        <Part part="writing" />
        <Part part="message" />
      </div>
      <div className="mt-4 border-t border-line">
        <SettingRow isSmall label={t("own.keys.switch")} hint={t("own.keys.switch_hint")}>
          {(wiring) => (
            <Switch {...wiring} checked={isOn} onCheckedChange={(shortcuts) => keeper.choose({ shortcuts })} />
          )}
        </SettingRow>
      </div>
    </Dialog>
  );
}

function Part({ part }: { part: KeyPart }) {
  const { t } = useTranslation();
  const id = useId();
  const isOn = useSettings(({ shortcuts }) => shortcuts);
  return (
    <section aria-labelledby={id} className="mb-3 break-inside-avoid">
      <h3 id={id} className="pb-1 text-xs text-soft">
        {t(`own.keys.part.${part}`)}
      </h3>
      <ul>
        {NAMES.filter((name) => KEYS[name].part === part).map((name) => {
          const isOff = !isOn && !entryOf(name).isFixed;
          return (
            <li key={name} className="flex min-h-7 items-center justify-between gap-3 text-sm">
              <span className={clsx("min-w-0", isOff && "text-faint line-through")}>{t(`own.keys.${name}`)}</span>
              {isOff ? <span className="text-xs text-faint">{t("own.keys.off")}</span> : <Keys name={name} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Keys({ name }: { name: KeyName }) {
  const isBreak = useSettings(({ enter }) => enter === "breaks");
  if (isBreak && name === "send") return <Pressed stroke={{ key: "Enter", command: true }} />;
  if (isBreak && name === "new_line") return <Pressed stroke={{ key: "Enter" }} />;
  return <Strokes name={name} />;
}

function Pressed({ stroke }: Parameters<typeof Caps>[0]) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      <Caps stroke={stroke} />
    </span>
  );
}
