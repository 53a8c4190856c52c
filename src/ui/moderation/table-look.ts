/** The cells of the panel's tables. */
export const TH = "px-2 pt-1 pb-2 text-start text-xs font-semibold text-faint first:ps-0 last:pe-0";
export const TD = "border-t border-line px-2 py-2.5 align-middle first:ps-0 last:pe-0";
