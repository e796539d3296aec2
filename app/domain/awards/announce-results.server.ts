import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { certificatePath } from "../certificates/rules";
import type { WriteContext } from "../context";
import { deadlineOf } from "../holidays/queries.server";
import { siteLink } from "../notifications/letter";
import { queueLetter } from "../notifications/queue-mail.server";
import type { RoundDetails } from "../rounds/queries.server";
import type { ResultReader } from "./result-readers.server";
import type { Told } from "./results-to-tell.server";

/** The site's `paths` say the same. */
const complaintPath = (slug: string) => `/rounds/${slug}/complaints/new`;

/**
 * Write to everyone who acts for an establishment what a release says of its entries: the law wants all participants told, not
 * winners only. readers: of the entries told. certificateOf: the number of the certificate of a recognised entry or of its set.
 */
export async function announceResults(
  ctx: WriteContext,
  round: Pick<RoundDetails, "slug" | "name" | "nameEn" | "rules">,
  { told, readers }: { readonly told: ReadonlyMap<string, Told>; readonly readers: readonly ResultReader[] },
  certificateOf: (nominationId: string) => string,
): Promise<void> {
  const complainUntil = await deadlineOf(ctx, ctx.now, round.rules.complaintDays.value);
  for (const { nominationId, code, productName, ...reader } of readers) {
    const result = told.get(nominationId)!;
    await queueLetter(ctx, reader, () => {
      const facts = { round: getLocale() === "vi" ? round.name : round.nameEn, product: productName, code: code ?? "" };
      return { subject: m.awards_result_subject(facts), body: bodyOf(nominationId, result, facts), purpose: "result" };
    });
  }

  function bodyOf(nominationId: string, result: Told, facts: { round: string; product: string; code: string }): string {
    switch (result.kind) {
      case "recognised": {
        const link = siteLink(certificatePath(certificateOf(nominationId)));
        const { row } = result;
        return row.isSet
          ? m.awards_result_recognised_in_set({ ...facts, set: row.productName, link })
          : m.awards_result_recognised({ ...facts, link });
      }
      case "waiting":
        return result.papersDueOn
          ? m.awards_result_waiting_for_papers({ ...facts, until: formatDate(result.papersDueOn) })
          : m.awards_result_waiting(facts);
      case "not_recognised":
        return m.awards_result_not_recognised({
          ...facts,
          until: formatDate(complainUntil),
          link: siteLink(complaintPath(round.slug)),
        });
    }
  }
}
