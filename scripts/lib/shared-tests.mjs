import * as real from "node:test";

let registered;

// Test files that share a process are compiled to import these in the place of Node's.
export const [test, describe, before, after, beforeEach, afterEach] = [
  real.test,
  real.describe,
  real.before,
  real.after,
  real.beforeEach,
  real.afterEach,
].map((register) => (...args) => {
  if (registered === undefined) return register(...args);
  registered.push(() => register(...args));
});
export default test;

/**
 * Each file is a suite with hooks of its own, and a file that cannot be loaded hides no other. Node would add a test to
 * the suite in whose asynchronous context it is registered, which may be another file's.
 * @param {Record<string, () => Promise<unknown>>} files
 */
export async function runTogether(files) {
  for (const [name, load] of Object.entries(files)) {
    const registrations = await registrationsOf(load);
    await new Promise((resolve) => {
      describe(name, () => {
        // First, as a hook that fails prevents those after it.
        after(resolve);
        for (const register of registrations) register();
      });
    });
  }
}

async function registrationsOf(load) {
  const registrations = [];
  registered = registrations;
  try {
    await load();
  } catch (error) {
    test("is loaded", () => {
      throw error;
    });
  } finally {
    registered = undefined;
  }
  return registrations;
}
