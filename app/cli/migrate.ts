import type { Command } from "commander";
import { print } from "./output";

export function register(program: Command): void {
  program
    .command("migrate")
    .description("bring the database to what this version needs; a start does the same")
    .action(async (_options, command: Command) => {
      const { withContext } = await import("./context.server");
      const { prepareDatabase } = await import("~/jobs/worker.server");
      await withContext(({ databaseUrl }) => prepareDatabase(databaseUrl));
      print(command, { migrated: true }, "The database is up to date.");
    });
}
