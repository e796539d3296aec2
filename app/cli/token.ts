import type { Command } from "commander";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";

interface CreateOptions {
  readonly user: string;
  readonly scope: string;
  readonly name: string;
  readonly days?: string;
}

interface ListOptions {
  readonly user?: string;
  readonly all?: boolean;
}

export function register(program: Command): void {
  const token = program.command("token").description("bearer tokens of the API");

  token
    .command("create")
    .description("make a token for an account; it is printed once")
    .requiredOption("--user <address>", "the mail address of the account")
    .requiredOption("--scope <scopes>", "what it may be used for, with commas: judging, booths, gates, read")
    .option("--name <name>", "to tell it from others", "command line")
    .option("--days <number>", "days until it ends, 365 unless told, 730 at most")
    .action(create);

  token
    .command("list")
    .description("the tokens that work now, newest first")
    .option("--user <address>", "only of this account")
    .option("--all", "also those that were revoked or have run out")
    .action(list);

  token
    .command("revoke <id>")
    .description("stop a token for good; `token list` has its id")
    .action(async (id: string, _options, command: Command) => {
      const { revokeTokenByCommand } = await import("~/domain/people/revoke-token.server");
      const { withContext } = await import("./context.server");
      await withContext(({ ctx }) => revokeTokenByCommand(ctx, id));
      print(command, { revoked: id }, `Revoked ${id}.`);
    });
}

async function create(options: CreateOptions, command: Command): Promise<void> {
  const { TOKEN_SCOPES } = await import("~/domain/people/api-token.server");
  const { createToken } = await import("~/domain/people/create-token.server");
  const { TOKEN_DAYS_MAXIMUM } = await import("~/domain/people/rules");
  const scopes = options.scope.split(",").map((word) => {
    const scope = TOKEN_SCOPES.find((one) => one === word.trim());
    if (!scope) throw new SetupError(`--scope ${word}: none of ${TOKEN_SCOPES.join(", ")}`);
    return scope;
  });
  const days = options.days === undefined ? undefined : Number(options.days);
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= TOKEN_DAYS_MAXIMUM)) {
    throw new SetupError(`--days: a whole number from 1 to ${TOKEN_DAYS_MAXIMUM}`);
  }
  const { withContext } = await import("./context.server");
  await withContext(async ({ ctx }) => {
    const made = await createToken(ctx, { email: options.user, scopes, name: options.name, days });
    print(command, made, made.token);
  });
}

async function list({ user, all = false }: ListOptions, command: Command): Promise<void> {
  const { tokensForCommand } = await import("~/domain/people/queries-tokens.server");
  const { withContext } = await import("./context.server");
  await withContext(async ({ ctx }) => {
    const tokens = await tokensForCommand(ctx, { email: user, all });
    const day = (instant: Date | null) => instant?.toISOString().slice(0, 10) ?? "never";
    const lines = tokens.map((one) => {
      const state = one.revokedAt ? `revoked ${day(one.revokedAt)}` : `until ${day(one.expiresAt)}`;
      return [one.id, one.email, one.scopes.join(","), `used ${day(one.lastUsedAt)}`, state, one.name].join("  ");
    });
    print(command, { tokens }, lines.length > 0 ? lines : "No tokens.");
  });
}
