import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { awards, memberships, nominations, products, users } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { deadlineOf } from "../holidays/queries.server";
import { siteLink } from "../notifications/letter";
import { queueLetter } from "../notifications/queue-mail.server";
import type { RoundDetails } from "../rounds/queries.server";

/** The site's `paths` say the same. */
const complaintPath = (slug: string) => `/rounds/${slug}/complaints/new`;

/**
 * Tell every entrant of an admitted nomination what a decision says of it: the law wants all participants told, not winners only.
 * Those whom an earlier decision of the round recognised know already.
 */
export async function announceResults(
  ctx: WriteContext,
  round: Pick<RoundDetails, "id" | "slug" | "name" | "nameEn" | "rules">,
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
  const complainUntil = await deadlineOf(ctx, ctx.now, round.rules.complaintDays.value);
  for (const { code, productName, isRecognised, ...reader } of entrants) {
    await queueLetter(ctx, reader, () => {
      const facts = { round: getLocale() === "vi" ? round.name : round.nameEn, product: productName, code: code ?? "" };
      return {
        subject: m.awards_result_subject(facts),
        body: isRecognised
          ? m.awards_result_recognised(facts)
          : m.awards_result_not_recognised({
              ...facts,
              until: formatDate(complainUntil),
              link: siteLink(complaintPath(round.slug)),
            }),
        purpose: "result",
      };
    });
  }
}
