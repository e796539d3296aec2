import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { awards, memberships, nominations, products, users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";

/**
 * Tell every entrant of an admitted nomination what a decision says of it: the law wants all participants told, not winners only.
 * Those whom an earlier decision of the round recognised know already.
 */
export async function announceResults(
  ctx: WriteContext,
  round: { readonly id: string; readonly name: string; readonly nameEn: string },
  decisionId: string,
): Promise<void> {
  const entrants = await ctx.db
    .select({
      email: users.email,
      locale: users.locale,
      code: nominations.code,
      productName: products.name,
      isRecognised: sql<boolean>`${awards.id} is not null`,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.establishmentId, products.establishmentId),
        eq(memberships.role, "producer"),
        isNull(memberships.endedAt),
      ),
    )
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
    .leftJoin(awards, eq(awards.nominationId, nominations.id))
    .where(
      and(
        eq(nominations.roundId, round.id),
        eq(nominations.state, "admitted"),
        or(isNull(awards.id), eq(awards.decisionId, decisionId)),
      ),
    )
    .orderBy(asc(nominations.code), asc(users.email));
  for (const { code, productName, isRecognised, ...reader } of entrants) {
    await queueLetter(ctx, reader, () => {
      const facts = { round: getLocale() === "vi" ? round.name : round.nameEn, product: productName, code: code ?? "" };
      return {
        subject: m.awards_result_subject(facts),
        body: isRecognised ? m.awards_result_recognised(facts) : m.awards_result_not_recognised(facts),
        purpose: "result",
      };
    });
  }
}
