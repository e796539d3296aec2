import type { Command } from "commander";
import { startOfDay } from "~/lib/dates";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";

interface WithdrawOptions {
  readonly from: string;
  readonly reason: string;
  readonly compromised?: boolean;
}

export function register(program: Command): void {
  const keys = program.command("keys").description("what this installation signs with");
  keys.command("list").description("the key of now, those of before, and which were withdrawn").action(list);
  keys
    .command("withdraw <id>")
    .description("publish that a key of before signs no more; it cannot be taken back")
    .requiredOption(
      "--from <time>",
      "a day (2026-11-23) or an instant: what claims to be signed from then on is refused",
    )
    .requiredOption("--reason <text>", "why, as everybody may read it")
    .option(
      "--compromised",
      "somebody else may have it: none of its signatures is believed, and seals are signed again",
    )
    .action(withdraw);
}

async function list(_options: object, command: Command): Promise<void> {
  const { keysOfInstallation } = await import("~/domain/ledger/keys.server");
  const { withContext } = await import("./context.server");
  const keys = await withContext(({ ctx, services }) => keysOfInstallation(ctx, services.signer));
  const lines = keys.map(({ id, firstUsedAt, isCurrent, withdrawals }) => {
    const state = withdrawals.map(({ kind, from, reason }) => `${kind} from ${from}: ${reason}`);
    const used = firstUsedAt ? `first used ${firstUsedAt.slice(0, 10)}` : "not used yet";
    return [id, used, ...(isCurrent ? ["signs now"] : []), ...state].join("  ");
  });
  print(command, { keys }, lines);
}

async function withdraw(id: string, options: WithdrawOptions, command: Command): Promise<void> {
  const { withdrawKey } = await import("~/domain/credentials/withdraw-key.server");
  const { withContext } = await import("./context.server");
  const from = instantOf(options.from);
  const kind = options.compromised ? "compromised" : "ended";
  const { keepRing } = await import("~/domain/ledger/keys.server");
  const { signedAgain } = await withContext(async ({ ctx, services }) => {
    const done = await withdrawKey(ctx, services.signer, id, { kind, from, reason: options.reason });
    // Once it is committed: what is verified on this machine must not believe the key until the next five minutes are over.
    await keepRing(ctx, services.signer);
    return done;
  });
  const told = { withdrawn: id, kind, from: from.toISOString(), signedAgain };
  print(command, told, [
    `Withdrew ${id} (${kind}) from ${told.from}.`,
    ...(kind === "compromised" ? [`Seals signed again by the key of now: ${signedAgain}.`] : []),
  ]);
}

/** A day begins in Vietnam. */
function instantOf(text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = isDay ? startOfDay(text) : new Date(text);
  if (!(isDay || isInstant) || Number.isNaN(instant.getTime())) {
    throw new SetupError(`--from ${text}: neither a day (2026-11-23) nor an instant (2026-11-23T08:00:00+07:00)`);
  }
  return instant;
}
