/** A whole page that waits, in no language: the first paint, and while a screen finds out where it is. */
export function LoadingPage({ label }: { label?: string }) {
  return (
    <main className="grid min-h-dvh place-items-center" aria-busy="true">
      <span className="grid size-11 animate-pulse place-items-center rounded-xl bg-accent text-lg font-bold text-accent-ink">
        <span aria-hidden>P</span>
        {label && (
          <span role="status" className="sr-only">
            {label}
          </span>
        )}
      </span>
    </main>
  );
}
