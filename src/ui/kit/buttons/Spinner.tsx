import { LoaderCircle } from "lucide-react";

export function Spinner({ label, size = "1rem" }: { label?: string; size?: string }) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex shrink-0">
      <LoaderCircle aria-hidden size={size} className="animate-spin" />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
