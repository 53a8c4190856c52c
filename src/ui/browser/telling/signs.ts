export function showBadge(count: number): void {
  try {
    const done = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
    done?.catch(() => {});
  } catch {
    // No app, no badge.
  }
}

export function showDot(isOn: boolean): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=icon]")) {
    const plain = (link.getAttribute("href") ?? "").replace("icon-dot", "icon");
    const href = isOn ? plain.replace("/icon", "/icon-dot") : plain;
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
  }
}

export function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}
