import { eq } from "drizzle-orm";
import { awards, complaints, establishments, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { NAME_OF_ENTRY } from "./name-of-entry.server";
import { type ComplaintFacts, maySeeComplaint } from "./policy";

export interface FoundComplaint extends ComplaintFacts {
  readonly row: typeof complaints.$inferSelect;
  readonly round: { readonly id: string; readonly slug: string; readonly name: string; readonly nameEn: string };
  /** The entry it is about; null for the round as a whole. */
  readonly entry: ComplainedEntry | null;
}

export interface ComplainedEntry {
  readonly id: string;
  /** Voting code. */
  readonly code: string;
  readonly productId: string;
  readonly productName: string;
  readonly establishmentName: string | null;
}

/** A complaint with its round and entry; "not_found" to those who may not see it. */
export async function findComplaint(ctx: Context, id: string): Promise<FoundComplaint> {
  const found = isUuid(id) ? await readComplaint(ctx, id) : null;
  if (!found || !maySeeComplaint(ctx.actor, found)) throw new DomainError("not_found", m.complaints_unknown());
  return found;
}

/** The same, its row locked until the end of the transaction: of two officers at once the second sees what the first did. */
export async function lockComplaint(ctx: WriteContext, id: string): Promise<FoundComplaint> {
  if (isUuid(id))
    await ctx.db.select({ id: complaints.id }).from(complaints).where(eq(complaints.id, id)).for("update");
  return findComplaint(ctx, id);
}

/** Without a look at who asks: for jobs and for those who have checked it. */
export async function readComplaint(ctx: Context, id: string): Promise<FoundComplaint | null> {
  const [found] = await ctx.db
    .select({
      row: complaints,
      agencyId: rounds.agencyId,
      round: { id: rounds.id, slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn },
      nomination: { id: nominations.id, code: nominations.code },
      name: NAME_OF_ENTRY,
      product: { id: products.id, establishmentId: products.establishmentId },
      establishmentName: establishments.name,
    })
    .from(complaints)
    .innerJoin(rounds, eq(rounds.id, complaints.roundId))
    .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
    .leftJoin(products, eq(products.id, nominations.productId))
    .leftJoin(awards, eq(awards.nominationId, nominations.id))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(eq(complaints.id, id));
  if (!found) return null;
  const { row, agencyId, round, nomination, product, name, establishmentName } = found;
  return {
    row,
    round,
    roundId: row.roundId,
    agencyId,
    nominationId: row.nominationId,
    establishmentId: product?.establishmentId ?? null,
    filedBy: row.filedBy,
    assignedTo: row.assignedTo,
    answeredAt: row.answeredAt,
    entry:
      nomination && product
        ? {
            id: nomination.id,
            code: nomination.code ?? "",
            productId: product.id,
            productName: name,
            establishmentName,
          }
        : null,
  };
}
