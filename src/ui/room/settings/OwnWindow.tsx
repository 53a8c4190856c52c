import { SwitcherWindow } from "../switcher/SwitcherWindow";
import { ChangeName } from "./ChangeName";
import { ForgetRoom } from "./ForgetRoom";
import { KeysWindow } from "./KeysWindow";
import { NotificationsWindow } from "./NotificationsWindow";
import { SettingsWindow } from "./SettingsWindow";

export type OwnWindowProps = {
  readonly shown: "settings" | "notifications" | "keys" | "switcher" | "name" | "forget";
  readonly onShow: (name: OwnWindowProps["shown"]) => void;
  readonly onClose: () => void;
};

export function OwnWindow({ shown, ...rest }: OwnWindowProps) {
  switch (shown) {
    case "settings":
      return <SettingsWindow {...rest} />;
    case "notifications":
      return <NotificationsWindow {...rest} />;
    case "keys":
      return <KeysWindow {...rest} />;
    case "switcher":
      return <SwitcherWindow onClose={rest.onClose} />;
    case "name":
      return <ChangeName onClose={rest.onClose} />;
    case "forget":
      return <ForgetRoom onClose={rest.onClose} />;
  }
}
