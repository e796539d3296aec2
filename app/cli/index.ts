import { Command, CommanderError } from "commander";
import * as archive from "./archive";
import * as awards from "./awards";
import * as certificate from "./certificate";
import * as demo from "./demo";
import * as keys from "./keys";
import * as ledger from "./ledger";
import * as migrate from "./migrate";
import * as permissions from "./permissions";
import * as ratings from "./ratings";
import * as seal from "./seal";
import * as token from "./token";
import * as transcript from "./transcript";
import * as user from "./user";

// Each file registers its commands and loads what they need only when they run, so that `--help` is quick.
const commands = [
  demo,
  awards,
  certificate,
  seal,
  archive,
  keys,
  ledger,
  migrate,
  permissions,
  ratings,
  token,
  transcript,
  user,
];

const program = new Command("npm run --silent cli --")
  .description("Tinh Hoa on the command line")
  .option("--json", "print one JSON object")
  .showSuggestionAfterError(false)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "")) });

for (const { register } of commands) register(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CommanderError) {
    // Already told, and help is no failure.
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`${sentence(error)}\n`);
    if (process.env.LOG_LEVEL === "debug") process.stderr.write(`${(error as Error).stack}\n`);
  }
}

function sentence(error: unknown): string {
  const { message, cause } = error as Error;
  // A failed query's own message repeats the whole statement; the database's reason is its cause.
  const reason = cause instanceof Error ? cause.message : message;
  return reason.trim().replaceAll(/\s*\n\s*/g, " ");
}
