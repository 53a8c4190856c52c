// Keeps the pages' shell for when the server does not answer. The server puts a line before this, with BUILD,
// SHELL_FILES and SHELL_PATIENCE_MS.

const OURS = "parley.";
const CACHE = OURS + BUILD;
/** The look that the user has chosen; pages wait for it. */
const LOOK = "/look.js";
const AWAY = [502, 503, 504];

/**
 * The pages are static, and kept under the name of their route: an address may hold an invitation's code or a room's
 * id, which must not be stored. Any address of a route leads to the same page.
 */
const ROUTES = [
  { name: "/", like: /^\/$/, sample: "/" },
  { name: "/join/[invite]", like: /^\/join\/[^/]+$/, sample: "/join/-" },
  { name: "/rooms/[room]", like: /^\/rooms\/[^/]+(\/moderate(\/[a-z]+)?)?$/, sample: "/rooms/-" },
];

addEventListener("install", (event) => event.waitUntil(keepShell().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const route = mode === "navigate" ? ROUTES.find(({ like }) => like.test(pathname)) : undefined;
  if (route) event.respondWith(page(event.request, route.name));
  else if (pathname.startsWith("/_next/static/") || pathname === LOOK) event.respondWith(file(event, pathname));
});

addEventListener("message", (event) => {
  const { about, paths } = event.data ?? {};
  if (about === "parley.loaded") event.waitUntil(keepLoaded(paths));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  if (typeof url === "string") event.waitUntil(leadTo(url));
});

/** Leads to the room of a notification in the tab that has it, or in a new one. */
async function leadTo(url) {
  const { href, pathname } = new URL(url, location.origin);
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const inRoom = tabs.filter((it) => `${new URL(it.url).pathname}/`.startsWith(`${pathname}/`));
  const tab = inRoom.find((it) => it.visibilityState === "visible") ?? inRoom[0];
  if (!tab) return clients.openWindow(href);
  tab.postMessage({ about: "parley.notification", url });
  return tab.focus();
}

/** Keeps all files of the build that a page needs to say anything. */
async function keepShell() {
  const cache = await caches.open(CACHE);
  const files = new Set([LOOK]);
  for (const { name, sample } of ROUTES) {
    const answer = await fetch(sample, { cache: "no-store", credentials: "omit" });
    if (!answer.ok) throw new Error(`${name} is answered with ${answer.status}`);
    for (const [path] of (await answer.clone().text()).matchAll(/\/_next\/static\/[\w./~%-]+/g)) files.add(path);
    await cache.put(name, answer);
  }
  await cache.addAll(files);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function page(request, name) {
  const answer = await Promise.race([fetch(request).catch(() => undefined), silence()]);
  if (answer && !AWAY.includes(answer.status)) return answer;
  return (await kept(name)) ?? answer ?? Response.error();
}

/** A file of a build never changes under its name, and the look changes with the build. */
async function file(event, pathname) {
  const found = await kept(pathname);
  if (found) return found;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(pathname, answer.clone()).catch(() => {}));
  return answer;
}

/** Keeps the files that a page had loaded before this worker heard of its requests, such as the texts of its language. */
async function keepLoaded(paths) {
  for (const pathname of paths.filter((it) => it.startsWith("/_next/static/"))) {
    if (await kept(pathname)) continue;
    const answer = await fetch(pathname).catch(() => undefined);
    if (answer?.ok) await keep(pathname, answer).catch(() => {});
  }
}

async function kept(name) {
  try {
    return await (await caches.open(CACHE)).match(name);
  } catch {
    return undefined;
  }
}

async function keep(pathname, answer) {
  const cache = await caches.open(CACHE);
  if ((await cache.keys()).length < SHELL_FILES) await cache.put(pathname, answer);
}

function silence() {
  return new Promise((resolve) => setTimeout(resolve, SHELL_PATIENCE_MS));
}
