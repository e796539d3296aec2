import type { Context } from "~/domain/context";
import { isLoopback } from "~/lib/loopback";
import { SetupError } from "~/lib/setup-error";

/**
 * The address an archive is made for: the installation's, which printed codes name, or another for a trial. Throws where the
 * installation's leads to this machine alone, but for the demo.
 */
export async function siteToArchive(
  ctx: Pick<Context, "db">,
  publicUrl: string,
  trial: string | undefined,
): Promise<string> {
  if (trial !== undefined) {
    if (!/^https?:\/\//.test(trial) || !URL.canParse(trial)) throw new SetupError(`--site ${trial}: not a web address`);
    return new URL(trial).origin;
  }
  const { hasDemoAccounts } = await import("~/domain/people/queries.server");
  if (!isLoopback(publicUrl) || (await hasDemoAccounts(ctx.db))) return publicUrl;
  throw new SetupError(
    `PUBLIC_URL is ${publicUrl}: codes and status lists of such an archive lead nowhere. Set it, or try with --site URL`,
  );
}
