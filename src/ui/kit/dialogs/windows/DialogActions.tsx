import type { ReactNode } from "react";

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-2 pt-2 sm:flex-row-reverse">{children}</div>;
}
