import { useEffect, useState } from "react";

export function useOverdue(waiting: boolean, after_ms = 4_000): boolean {
  const [overdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setOverdue(true), after_ms);
    return () => {
      clearTimeout(timer);
      setOverdue(false);
    };
  }, [waiting, after_ms]);
  return overdue;
}
