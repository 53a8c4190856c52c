/** The data of a notification, for the page and for the service worker, which opens its place. */
export type NotificationData = {
  readonly room_id: string;
  readonly url: string;
  readonly messages: readonly { readonly id: string; readonly key: string }[];
};

export type Shown = { readonly tag: string; readonly data: NotificationData; readonly close: () => void };

type Told = { readonly tag: string; readonly title: string; readonly body: string; readonly data: NotificationData };

/** `unsupported`: this browser has no notifications, or not on this page. */
export type Permission = NotificationPermission | "unsupported";

const ICON = "/icon-192.png";
const CHANNEL = "parley.notification";

/** Nobody else can close notifications that this page shows without a service worker. */
const own = new Map<string, Shown>();

export function permission(): Permission {
  try {
    return globalThis.Notification?.permission ?? "unsupported";
  } catch {
    return "unsupported";
  }
}

/** Asks the user; only ever after a click on what needs it. */
export async function askPermission(): Promise<Permission> {
  try {
    return (await globalThis.Notification?.requestPermission()) ?? "unsupported";
  } catch {
    return permission();
  }
}

export type Manner = {
  readonly renews: boolean;
  readonly sounds: boolean;
};

export async function notify(
  { tag, title, body, data }: Told,
  { renews, sounds }: Manner,
  onClick: (url: string) => void,
) {
  const options = { tag, body, data, icon: ICON, silent: !sounds, renotify: !renews };
  try {
    const worker = await registration();
    if (worker) return await worker.showNotification(title, options);
    const notification = new Notification(title, options);
    notification.onclick = () => {
      focus();
      notification.close();
      onClick(data.url);
    };
    notification.onclose = () => own.delete(tag);
    own.set(tag, { tag, data, close: () => notification.close() });
  } catch {
    // Forbidden meanwhile, or only a worker may: the page says it all.
  }
}

export async function shownNotifications(): Promise<readonly Shown[]> {
  try {
    const worker = await registration();
    const found = (await worker?.getNotifications()) ?? [];
    return [...found.map((it) => ({ tag: it.tag, data: it.data, close: () => it.close() })), ...own.values()];
  } catch {
    return [...own.values()];
  }
}

export function onNotificationClick(listener: (url: string) => void): () => void {
  const heard = ({ data }: MessageEvent) => {
    if (data?.about === CHANNEL && typeof data.url === "string") listener(data.url);
  };
  try {
    const { serviceWorker } = navigator;
    serviceWorker?.addEventListener("message", heard);
    return () => serviceWorker?.removeEventListener("message", heard);
  } catch {
    return () => {};
  }
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker?.getRegistration();
  return found?.active ? found : undefined;
}
