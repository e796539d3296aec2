import { and, eq, inArray, isNull } from "drizzle-orm";
import { certificates, revocations } from "~/db/schema";
import type { Context } from "../context";
import type { SealContent } from "../seals/rules";

/** A certificate of a list that is neither taken back nor replaced. */
export interface Drawable {
  readonly number: string;
  readonly templateVersionId: string | null;
  /** Why it took the place of another; null of a first one. */
  readonly replacementKind: "loss" | "correction" | null;
}

/** Those of a list that a run would draw, in no order. */
export async function drawableOf(ctx: Pick<Context, "db">, { awards }: SealContent): Promise<Drawable[]> {
  if (awards.length === 0) return [];
  const numbers = awards.map((award) => award.certificate.number);
  return ctx.db
    .select({
      number: certificates.number,
      templateVersionId: certificates.templateVersionId,
      replacementKind: certificates.replacementKind,
    })
    .from(certificates)
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(and(inArray(certificates.number, numbers), certificates.isCurrent, isNull(revocations.certificateId)));
}
