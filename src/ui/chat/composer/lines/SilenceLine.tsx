import type { Addressee } from "../../../../protocol";
import type { Silence } from "../../composing/silence";
import { GroupLost } from "./GroupLost";
import { Locked } from "./Locked";
import { Muted } from "./Muted";
import { SwitchedOff } from "./SwitchedOff";

type Props = {
  id: string;
  silence: Silence | undefined;
  to: Addressee;
  isWriting: boolean;
  text: () => string;
};

export function SilenceLine({ id, silence, to, isWriting, text }: Props) {
  switch (silence) {
    case undefined:
      return null;
    case "group_lost":
      return <GroupLost id={id} to={to} isWriting={isWriting} text={text} />;
    case "chat_disabled":
      return <SwitchedOff id={id} />;
    case "muted":
      return <Muted id={id} />;
    case "locked":
      return <Locked id={id} to={to} />;
  }
}
