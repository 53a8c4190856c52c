export const POPOVER_LOOK =
  "z-30 h-[min(22rem,var(--radix-popover-content-available-height))] w-[min(20.5rem,calc(100vw-1rem))] pointer-coarse:w-[min(23.5rem,calc(100vw-1rem))] overflow-hidden rounded-card border border-line bg-raise shadow-float outline-none motion-safe:animate-appear";
