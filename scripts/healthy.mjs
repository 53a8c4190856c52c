// Liveness, exit code 0 or 1. Not readiness: a restart does not help a server that waits for its database or Redis.

const { PORT, HOST } = process.env;
const host = !HOST || HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST.includes(":") ? `[${HOST}]` : HOST;
try {
  const response = await fetch(`http://${host}:${PORT || 3000}/healthz`, { signal: AbortSignal.timeout(4000) });
  console.log((await response.text()).trim());
  process.exit(response.ok ? 0 : 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
