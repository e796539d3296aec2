// A process that opens the embedded database of a folder, says so, and closes it when told to: node … FOLDER ROLE
import { openEmbedded } from "~/db/embedded.server";
import { createLogger } from "~/lib/log.server";

const [dataDir, role] = process.argv.slice(2) as [string, "server" | "command"];
try {
  const database = await openEmbedded({ dataDir, role, log: createLogger("warn", 2) });
  database.announce("http://127.0.0.1:3999");
  process.on("SIGTERM", async () => {
    await database.close();
    process.exit(0);
  });
  process.stdout.write(`${database.url}\n`);
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
