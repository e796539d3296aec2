import { and, eq, isNull } from "drizzle-orm";
import { paperImports, paperPrints } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { whyNotDecide } from "./policy";

/**
 * Lock a filled workbook that waits, until the end of the transaction, and with it what was printed: no other file of it is given or
 * taken over meanwhile. Throws "not_found", and "conflict" where it was taken over already.
 */
export async function lockWorkbook(
  ctx: WriteContext,
  roundId: string,
  importId: string,
): Promise<typeof paperImports.$inferSelect> {
  const [row] = isUuid(importId)
    ? await ctx.db
        .select({ workbook: paperImports })
        .from(paperImports)
        .innerJoin(paperPrints, eq(paperPrints.id, paperImports.printId))
        .where(and(eq(paperImports.id, importId), eq(paperPrints.roundId, roundId), isNull(paperImports.discardedAt)))
        .for("update", { of: [paperImports, paperPrints] })
    : [];
  if (!row) throw new DomainError("not_found", m.paper_workbook_not_found());
  const decided = whyNotDecide(row.workbook);
  if (decided) throw new DomainError("conflict", decided);
  return row.workbook;
}
