import type { Command } from "commander";
import { print } from "./output";

export function register(program: Command): void {
  program
    .command("permissions")
    .description("who may what, as docs/permissions.md has it: asked of the policies themselves")
    .action(async (_options, command: Command) => {
      const { permissionTable, permissionsMarkdown } = await import("~/domain/people/permissions");
      const { allPermissions } = await import("~/domain/permissions");
      const { runWithLocale } = await import("~/i18n/locale.server");
      runWithLocale("en", () => {
        const rows = permissionTable(allPermissions);
        print(command, { rows }, permissionsMarkdown(rows).trimEnd());
      });
    });
}
