import { eq } from "drizzle-orm";
import { papers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { whyNotChangePaper, whyNotKeepPapers } from "./policy";

/** Lock a paper for a change by a member of its establishment; to others it does not exist. Throws "closed" once it is retired. */
export async function lockPaper(ctx: WriteContext, id: string) {
  const [row] = isUuid(id) ? await ctx.db.select().from(papers).where(eq(papers.id, id)).for("update") : [];
  if (!row || whyNotKeepPapers(ctx.actor, row.establishmentId)) {
    throw new DomainError("not_found", m.papers_not_found());
  }
  const refusal = whyNotChangePaper(ctx.actor, row);
  if (refusal) throw new DomainError("closed", refusal);
  return row;
}
