import type { Command } from "commander";

/** With `--json` the value as one JSON object on stdout, else the lines for people. */
export function print(command: Command, value: object, lines: string | readonly string[]): void {
  const isJson = command.optsWithGlobals<{ json?: boolean }>().json === true;
  const text = isJson ? JSON.stringify(value) : typeof lines === "string" ? lines : lines.join("\n");
  process.stdout.write(`${text}\n`);
}
