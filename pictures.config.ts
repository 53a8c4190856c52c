import { defineConfig } from "playwright/test";
import config from "./playwright.config";

// What `npm run pictures` draws, in the place of the tests.

export default defineConfig({ ...config, projects: [{ name: "pictures", testMatch: "pictures.ts" }] });
