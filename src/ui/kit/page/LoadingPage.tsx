import type { Elements } from "../words/elements";

/** In no language: the first paint, and while a screen finds its place. */
export function LoadingPage({ children }: { children?: Elements }) {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 px-4" aria-busy="true">
      <span className="grid size-11 animate-pulse place-items-center rounded-xl bg-accent text-lg font-bold text-accent-ink">
        <span aria-hidden translate="no">
          P
        </span>
      </span>
      {children}
    </main>
  );
}
