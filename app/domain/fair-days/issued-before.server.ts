import { asc, eq } from "drizzle-orm";
import { fairPasses } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

type Pass = typeof fairPasses.$inferSelect;

/**
 * Codes of the passes that a form has issued, in its order; null where it has issued none yet. Under the lock of the fair or the application, or once a pass with that key is there.
 * Throws "conflict" where they are for others: the key stands for what was sent with it first.
 */
export async function issuedBefore(
  ctx: Context,
  key: string,
  wanted: readonly (Pick<Pass, "fairId" | "kind" | "applicationId" | "holder"> & Partial<Pick<Pass, "contact">>)[],
): Promise<readonly string[] | null> {
  const issued = await ctx.db
    .select()
    .from(fairPasses)
    .where(eq(fairPasses.formKey, key))
    .orderBy(asc(fairPasses.formPlace));
  if (issued.length === 0) return null;
  const isSame =
    issued.length === wanted.length &&
    wanted.every(
      ({ fairId, kind, applicationId, holder, contact = null }, place) =>
        issued[place]!.fairId === fairId &&
        issued[place]!.kind === kind &&
        issued[place]!.applicationId === applicationId &&
        issued[place]!.holder === holder &&
        issued[place]!.contact === contact,
    );
  if (!isSame) throw new DomainError("conflict", m.days_pass_key_used());
  return issued.map(({ code }) => code);
}
