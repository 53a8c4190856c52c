/** Leads to another place of the page, which takes the place of what is open over this one. */
export function leaveFor(hash: string): void {
  if (history.state?.isOver) location.replace(hash);
  else location.assign(hash);
}
