import Head from "next/head";
import { useEffect, useSyncExternalStore } from "react";
import { isSandboxed } from "./browser/page";
import { installWorkerSoon } from "./browser/worker";
import { CopyProvider } from "./kit/dialogs/CopyProvider";
import { ToastProvider } from "./kit/dialogs/Toasts";
import { DomRecovery } from "./kit/page/DomRecovery";
import { LoadingPage } from "./kit/page/LoadingPage";
import { PageNews } from "./kit/page/PageNews";
import { useKeptFocus } from "./kit/page/use-kept-focus";
import type { Elements } from "./kit/words/elements";
import { LanguageProvider } from "./language/LanguageProvider";
import { ShutInScreen } from "./lobby/ShutInScreen";
import { Sessions } from "./room/session/Sessions";
import { SettingsProvider } from "./settings/SettingsProvider";

/** The frame of every screen. Static pages know neither language nor person: a screen begins in the browser. */
export function Shell({ children }: { children: Elements }) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  useEffect(installWorkerSoon, []);
  useKeptFocus();
  if (!inBrowser)
    return (
      <>
        {UNTITLED}
        <LoadingPage />
      </>
    );
  return (
    <SettingsProvider>
      <LanguageProvider>
        {UNTITLED}
        <PageNews>
          <ToastProvider>
            <CopyProvider>
              {isSandboxed() ? (
                <ShutInScreen />
              ) : (
                <Sessions>
                  <DomRecovery>{children}</DomRecovery>
                </Sessions>
              )}
            </CopyProvider>
          </ToastProvider>
        </PageNews>
      </LanguageProvider>
    </SettingsProvider>
  );
}

/** A remount would put the title after the page's own. */
const UNTITLED = (
  <Head>
    <title>Parley</title>
    {/* The page extends under a phone's notch, keeps clear of it itself, and resizes for the keyboard. */}
    <meta
      key="viewport"
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
    />
  </Head>
);
