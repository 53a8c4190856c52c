import * as real from "node:test";

/** The tests that the file being loaded has registered so far; empty between files. */
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
 * Runs test files one after the other, each as a suite with its name. A hook of a file holds for that file alone, and a
 * file that cannot be loaded fails and hides no other. Node would add a test to the suite in whose asynchronous context
 * it is registered, which with modules that wait at their top level may be that of another file.
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

/** @param {() => Promise<unknown>} load */
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
