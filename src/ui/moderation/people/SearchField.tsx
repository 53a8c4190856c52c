import { Search } from "lucide-react";

type Props = { label: string; value: string; onChange: (value: string) => void; controls: string };

export function SearchField({ label, value, onChange, controls }: Props) {
  return (
    <span className="relative block min-w-0 flex-1 basis-48">
      <Search
        aria-hidden
        size="1rem"
        className="pointer-events-none absolute inset-s-2.5 top-1/2 -translate-y-1/2 text-faint"
      />
      <input
        type="search"
        dir="auto"
        aria-label={label}
        aria-controls={controls}
        placeholder={label}
        maxLength={100}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-9 w-full rounded-lg border border-edge bg-raise py-1.5 ps-8 pe-2 text-sm pointer-coarse:min-h-11 pointer-coarse:text-[1rem]"
      />
    </span>
  );
}
