import { eq, type SQL } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { fairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnFair } from "./policy";
import { FairRules } from "./rules";

/** A fair as those who run it see it, with its rules read. */
export type FairDetails = Omit<typeof fairs.$inferSelect, "rules"> & {
  readonly rules: FairRules;
  /** Its name of today. */
  readonly agencyName: string;
};

async function fairWhere(ctx: Context, condition: SQL): Promise<FairDetails> {
  const [row] = await ctx.db
    .select({ fair: fairs, agencyName: agencyNameToday(fairs.agencyId, ctx.now) })
    .from(fairs)
    .where(condition);
  if (!row) throw new DomainError("not_found", m.fairs_not_found());
  return { ...row.fair, rules: FairRules.parse(row.fair.rules), agencyName: row.agencyName };
}

/** Published or not. Asks no policy. Throws "not_found". */
export function fairById(ctx: Context, id: string): Promise<FairDetails> {
  return fairWhere(ctx, eq(fairs.id, id));
}

/** For the pages of its agency. Throws "not_found"; for others "forbidden" where it is public, "not_found" where it is not. */
export async function fairAtWork(ctx: Context, slug: string): Promise<FairDetails> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const fair = await fairWhere(ctx, eq(fairs.slug, slug));
  if (mayWorkOnFair(ctx.actor, fair)) return fair;
  throw fair.publishedAt
    ? new DomainError("forbidden", m.fairs_not_your_agency())
    : new DomainError("not_found", m.fairs_not_found());
}

/**
 * Lock a fair's row until the end of the transaction, and read it as it stands then. What belongs to it as a whole (terms, programme,
 * quotas, halls, numbers of applications) is written under this lock; booths and applications are locked by themselves, after it:
 * fair, applications by id, booths by id. Rows that name the fair may be written meanwhile: who holds a booth notes it in its history.
 */
export async function lockFair(ctx: WriteContext, id: string): Promise<FairDetails> {
  const [row] = await ctx.db.select({ id: fairs.id }).from(fairs).where(eq(fairs.id, id)).for("no key update");
  if (!row) throw new DomainError("not_found", m.fairs_not_found());
  return fairById(ctx, id);
}

/** Read a fair so that nobody changes it until the end of the transaction; others may read it so at once. Throws "not_found". */
export async function shareFair(ctx: WriteContext, id: string): Promise<FairDetails> {
  const [row] = await ctx.db.select({ id: fairs.id }).from(fairs).where(eq(fairs.id, id)).for("share");
  if (!row) throw new DomainError("not_found", m.fairs_not_found());
  return fairById(ctx, id);
}
