import { SwitcherWindow } from "../switcher/SwitcherWindow";
import { KeysWindow } from "./KeysWindow";
import { SettingsWindow } from "./SettingsWindow";

export type OwnWindowProps = {
  readonly shown: "settings" | "keys" | "switcher";
  readonly onShow: (name: OwnWindowProps["shown"]) => void;
  readonly onClose: () => void;
};

/** The windows with what is the user's own, loaded together. */
export function OwnWindow({ shown, ...rest }: OwnWindowProps) {
  switch (shown) {
    case "settings":
      return <SettingsWindow {...rest} />;
    case "keys":
      return <KeysWindow {...rest} />;
    case "switcher":
      return <SwitcherWindow onClose={rest.onClose} />;
  }
}
