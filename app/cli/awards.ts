import type { Command } from "commander";
import { registerExport } from "./awards-export";
import { registerImport } from "./awards-import";

export function register(program: Command): void {
  const awards = program.command("awards").description("published award lists");
  registerImport(awards);
  registerExport(awards);
}
