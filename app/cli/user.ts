import type { Command } from "commander";
import { SetupError } from "~/lib/setup-error";
import { AGENCY_ROLES, type AgencyRole } from "~/lib/vocabulary";
import { print } from "./output";

interface Options {
  readonly email: string;
  readonly name: string;
  readonly role?: string;
  readonly agency?: string;
  readonly passwordStdin?: boolean;
}

export function register(program: Command): void {
  program
    .command("user")
    .description("accounts")
    .command("create")
    .description("make an account; without --password-stdin it prints a link that sets the password, once, for a day")
    .requiredOption("--email <address>", "the address to sign in with")
    .requiredOption("--name <name>", "the person's name")
    .option("--role <role>", "admin, or with --agency: organiser, secretary, support")
    .option("--agency <slug>", "the agency the role is for")
    .option("--password-stdin", "read the password from standard input")
    .action(async (options: Options, command: Command) => {
      const role = roleOf(options);
      const password = options.passwordStdin ? await firstLineOfInput() : undefined;
      const { withContext } = await import("./context.server");
      const { NewUserOptions } = await import("~/domain/people/forms");
      const { createUser } = await import("~/domain/people/create-user.server");
      const named = NewUserOptions.safeParse(options);
      if (!named.success)
        throw new SetupError(`--${named.error.issues[0]?.path.join(".")}: ${named.error.issues[0]?.message}`);
      await withContext(async ({ ctx, services }) => {
        const { userId, passwordPath } = await createUser(ctx, { ...named.data, role, password });
        const link = passwordPath && services.env.PUBLIC_URL + passwordPath;
        print(
          command,
          { userId, email: named.data.email, ...(link && { link }) },
          link
            ? [`Created ${named.data.email}. Set the password within a day at:`, link]
            : `Created ${named.data.email}.`,
        );
      });
    });
}

function roleOf({ role, agency }: Options): { role: "admin" } | { role: AgencyRole; agencySlug: string } | undefined {
  if (role === undefined) {
    if (agency !== undefined) throw new SetupError("--agency needs --role organiser, secretary or support");
    return undefined;
  }
  if (role === "admin") {
    if (agency !== undefined) throw new SetupError("An admin belongs to no agency: leave --agency out");
    return { role };
  }
  const held = AGENCY_ROLES.find((one) => one === role);
  if (!held) throw new SetupError(`--role ${role}: none of admin, ${AGENCY_ROLES.join(", ")}`);
  if (agency === undefined) throw new SetupError(`--role ${role} needs --agency, the agency's slug`);
  return { role: held, agencySlug: agency };
}

async function firstLineOfInput(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8").split(/\r?\n/, 1)[0] ?? "";
}
