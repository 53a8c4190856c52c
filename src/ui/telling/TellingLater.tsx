import { type ComponentType, useEffect, useState } from "react";

/** The script comes when the room is on the screen: there is nothing to tell of before. */
export function TellingLater() {
  const [Telling, setTelling] = useState<ComponentType>();
  useEffect(() => {
    import("./Telling").then(
      (it) => setTelling(() => it.Telling),
      () => {},
    );
  }, []);
  return Telling ? <Telling /> : null;
}
