import type { Command } from "commander";
import { print } from "./output";

export function register(program: Command): void {
  const demo = program.command("demo").description("sample data to try the platform with");
  demo
    .command("load")
    .description("load the demo into a database without accounts")
    .action(async (_options, command: Command) => {
      const { withContext } = await import("./context.server");
      const { loadDemo } = await import("~/demo/load-demo.server");
      await withContext(({ ctx, services }) => loadDemo(ctx.db, services.files, services.signer, ctx.now));
      print(command, { loaded: true }, "The demo is loaded. Accounts: docs/demo.md");
    });
}
