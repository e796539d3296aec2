import { type SpawnedServer, spawnServer } from "../../scripts/spawn-server";
import { test as base } from "./browser";

/** Building, drawing the photos of 46 products and scoring two rounds take their time on a small machine. */
export const DEMO_PATIENCE_MS = 600_000;

/** `demo`: a server of its own with the demo, as `npm start` brings it up the first time. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
  .extend("demo", { scope: "worker" }, async ({}, { onCleanup }): Promise<SpawnedServer> => {
    const server = await spawnServer({ DEMO: "auto" });
    onCleanup(server.stop);
    return server;
  });
