import { inject } from "vitest";
import { type Database, openDatabase } from "~/db/client.server";
import { type SpawnedServer, spawnServer } from "../../scripts/spawn-server";
import { copyTemplate } from "./template";

/** The built server, running on a database and a port of its own. */
export interface TestServer extends SpawnedServer {
  readonly databaseUrl: string;
  /** Into the server's database, to lay out what a test is about and to see what became of it. */
  readonly db: Database;
}

let started = 0;

/** Starts what `npm start` starts, over a fresh copy of the template; builds first when the build is stale. */
export async function startTestServer(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  started += 1;
  const { url: databaseUrl, drop } = await copyTemplate(inject("adminUrl"), `site_${process.pid}_${started}`);
  const server = await spawnServer({ DATABASE_URL: databaseUrl, ...environment });
  const { db, close } = openDatabase(databaseUrl, { max: 3, application: "test" });
  return {
    ...server,
    databaseUrl,
    db,
    async stop() {
      await close();
      await server.stop();
      await drop();
    },
  };
}
