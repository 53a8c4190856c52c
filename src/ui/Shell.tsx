import Head from "next/head";
import { type ReactNode, useSyncExternalStore } from "react";
import { CopyProvider } from "./kit/CopyProvider";
import { LoadingPage } from "./kit/LoadingPage";
import { ToastProvider } from "./kit/Toasts";
import { TooltipProvider } from "./kit/Tooltip";
import { LanguageProvider } from "./language/LanguageProvider";
import { Sessions } from "./session/Sessions";

/**
 * What surrounds every screen. The pages are static and know neither language nor person, so that a screen begins in
 * the browser; until then there is only the sign of the house.
 */
export function Shell({ children }: { children: ReactNode }) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  if (!inBrowser)
    return (
      <>
        <Head>
          <title>Parley</title>
        </Head>
        <LoadingPage />
      </>
    );
  return (
    <LanguageProvider>
      <TooltipProvider delayDuration={400}>
        <ToastProvider>
          <CopyProvider>
            <Sessions>{children}</Sessions>
          </CopyProvider>
        </ToastProvider>
      </TooltipProvider>
    </LanguageProvider>
  );
}
