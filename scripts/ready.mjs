// Asks the Parley of this machine whether it can serve: exit code 0 if so, else 1.

const port = process.env.PORT || 3000;
try {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4000) });
  console.log((await response.text()).trim());
  process.exit(response.ok ? 0 : 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
