import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { Button } from "../buttons/Button";
import { moveFocus } from "../page/move-focus";
import type { Elements } from "../words/elements";
import { DialogWindow } from "./windows/DialogWindow";

export type ChoiceProps<Value extends string> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  options: readonly { readonly value: Value; readonly text: string }[];
  /** Carries out the choice, at once. */
  onChoose: (value: Value) => void;
  isIdle?: boolean;
  children?: Elements;
};

/** A heading has the focus first: nothing is done by a key too many. */
export function ChoiceWindow<Value extends string>({
  open,
  onOpenChange,
  title,
  description,
  options,
  onChoose,
  isIdle = false,
  children,
}: ChoiceProps<Value>) {
  const { t } = useTranslation();
  const heading = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const enter = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    list.current?.querySelector("button")?.focus();
  };
  return (
    <DialogWindow
      open={open}
      onOpenChange={onOpenChange}
      title={
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead into the list.
        <span ref={heading} tabIndex={-1} onKeyDown={enter} className="outline-none">
          {title}
        </span>
      }
      first={heading}
      description={description}
    >
      {children}
      <ul ref={list} onKeyDown={(event) => moveFocus(event, "button")} className="mt-3 grid gap-1.5">
        {options.map(({ value, text }) => (
          <li key={value}>
            <Button className="w-full justify-start!" aria-disabled={isIdle} onClick={() => isIdle || onChoose(value)}>
              {text}
            </Button>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex">
        <Button variant="quiet" className="w-full sm:w-auto" onClick={() => onOpenChange(false)}>
          {t("kit.cancel")}
        </Button>
      </div>
    </DialogWindow>
  );
}
