import { createStore, type StoreApi } from "zustand/vanilla";
import { keep, kept, onKeptElsewhere } from "../browser/local-storage";
import { type Settings, settingsIn } from "./settings";

/** As `public/look.js` reads it. */
const KEPT_AS = "parley.settings";

export class SettingsKeeper {
  readonly store: StoreApi<Settings> = createStore<Settings>(() => settingsIn(kept(KEPT_AS)));

  choose(change: Partial<Settings>): void {
    const settings = { ...this.store.getState(), ...change };
    keep(KEPT_AS, JSON.stringify(settings));
    this.store.setState(settings, true);
  }

  attach(): () => void {
    return onKeptElsewhere((key) => {
      if ((key ?? KEPT_AS) === KEPT_AS) this.store.setState(settingsIn(kept(KEPT_AS)), true);
    });
  }
}
