export const MENU_LOOK =
  "z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-xl border border-line " +
  "bg-raise p-1 text-text shadow-float outline-none motion-safe:animate-appear";

export const MENU_ITEM =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm -outline-offset-2 select-none " +
  "data-highlighted:bg-side pointer-coarse:min-h-11";
