import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Elements } from "../kit/words/elements";
import { showLook } from "./look";
import type { Settings } from "./settings";
import { SettingsKeeper } from "./settings-keeper";

const SettingsContext = createContext<SettingsKeeper | undefined>(undefined);

export function SettingsProvider({ children }: { children: Elements }) {
  const [settings] = useState(() => new SettingsKeeper());
  useEffect(() => settings.attach(), [settings]);
  useEffect(() => {
    showLook(settings.store.getState());
    return settings.store.subscribe(showLook);
  }, [settings]);
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettingsKeeper(): SettingsKeeper {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error("there is no <SettingsProvider> around this");
  return settings;
}

export function useSettings<Part>(select: (settings: Settings) => Part): Part {
  return useStore(useSettingsKeeper().store, select);
}
