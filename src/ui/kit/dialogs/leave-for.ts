export function leaveFor(hash: string): void {
  if (history.state?.isOver) location.replace(hash);
  else location.assign(hash);
}
