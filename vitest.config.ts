import path from "node:path";
import { defineConfig } from "vitest/config";

const setupFiles = ["tests/support/setup.ts"];
const globalSetup = ["tests/support/temporary-folder.ts"];
const withDatabase = {
  setupFiles,
  globalSetup: [...globalSetup, "tests/support/global-setup.ts"],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias: { "~": path.resolve("app"), "#tests": path.resolve("tests") } },
  test: {
    env: { NODE_ENV: "test", TZ: "UTC" },
    pool: "forks",
    // Half of a run was loading the same modules again for each file. No module keeps what one file could spoil for another.
    isolate: false,
    // The database works in processes of its own: a core less for tests would leave one idle.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], setupFiles, globalSetup } },
      { extends: true, test: { ...withDatabase, name: "db", include: ["tests/db/**/*.test.ts"] } },
      { extends: true, test: { ...withDatabase, name: "routes", include: ["tests/routes/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          // One browser and one built server serve the whole run.
          fileParallelism: false,
          // A browser on a machine that does other things too.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
