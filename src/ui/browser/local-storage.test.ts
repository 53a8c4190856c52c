import assert from "node:assert/strict";
import test from "node:test";
import { keep, keepsAnything, kept } from "./local-storage";

/** Replaces the browser's store for one test; `get` may return none, or throw. */
function withStore(get: () => Storage | undefined): Disposable {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });
  return {
    [Symbol.dispose]: () => {
      if (before) Object.defineProperty(globalThis, "localStorage", before);
      else Reflect.deleteProperty(globalThis, "localStorage");
    },
  };
}

function storeFor(entries: number): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => {
      if (!map.has(key) && map.size >= entries) throw new DOMException("full", "QuotaExceededError");
      map.set(key, value);
    },
  };
}

const refused = () => {
  throw new DOMException("Access is denied for this document.", "SecurityError");
};

test("a value in the browser outlives the page", () => {
  const store = storeFor(9);
  using _ = withStore(() => store);
  assert.equal(keepsAnything(), true);
  assert.equal(keep("name", "Bob"), true);
  assert.equal(kept("name"), "Bob");
  assert.equal(store.getItem("name"), "Bob");
  assert.equal(keep("name", undefined), true);
  assert.equal(kept("name"), undefined);
});

test("a value that it cannot keep is kept for the page", () => {
  const full = storeFor(0);
  for (const get of [refused, () => undefined, () => full]) {
    using _ = withStore(get);
    assert.equal(keepsAnything(), false);
    assert.equal(keep("name", "Bob"), false);
    assert.equal(kept("name"), "Bob");
    keep("name", undefined);
    assert.equal(kept("name"), undefined);
  }
});

test("a value that could not be kept gives way to a later one that can", () => {
  const store = storeFor(1);
  store.setItem("other", "x");
  using _ = withStore(() => store);
  assert.equal(keep("name", "Bob"), false);
  store.clear();
  assert.equal(keep("name", "Robert"), true);
  store.setItem("name", "Rob");
  assert.equal(kept("name"), "Rob");
});
