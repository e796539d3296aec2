import type { Command } from "commander";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";

interface Options {
  readonly user: string;
  readonly scope: string;
  readonly name: string;
  readonly days?: string;
}

export function register(program: Command): void {
  program
    .command("token")
    .description("bearer tokens of the API")
    .command("create")
    .description("make a token for an account; it is printed once")
    .requiredOption("--user <address>", "the mail address of the account")
    .requiredOption("--scope <scopes>", "what it may be used for, with commas: judging, booths, read")
    .option("--name <name>", "to tell it from others", "command line")
    .option("--days <number>", "days until it ends; without it it does not")
    .action(async (options: Options, command: Command) => {
      const { createToken, TOKEN_SCOPES } = await import("~/domain/people/api-token.server");
      const scopes = options.scope.split(",").map((word) => {
        const scope = TOKEN_SCOPES.find((one) => one === word.trim());
        if (!scope) throw new SetupError(`--scope ${word}: none of ${TOKEN_SCOPES.join(", ")}`);
        return scope;
      });
      const days = daysOf(options.days);
      const { withContext } = await import("./context.server");
      await withContext(async ({ ctx }) => {
        const expiresAt = days === null ? null : new Date(ctx.now.getTime() + days * 86_400_000);
        const { token } = await createToken(ctx, { email: options.user, scopes, name: options.name, expiresAt });
        print(command, { token }, token);
      });
    });
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650) throw new SetupError("--days: a whole number from 1 to 3650");
  return days;
}
