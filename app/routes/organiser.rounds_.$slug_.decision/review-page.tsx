import type { DecisionReview } from "~/domain/awards/check-decision.server";
import type { DecisionForm } from "~/domain/awards/forms";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

interface ReviewPageProps {
  readonly round: { readonly slug: string; readonly name: string };
  readonly form: DecisionForm;
  readonly review: DecisionReview;
}

/** The last step before publishing, with its numbers; it carries all that was typed. */
export function ReviewPage({ round, form, review }: ReviewPageProps) {
  const products = m.common_products_count({ count: review.products });
  const establishments = m.common_establishments_count({ count: review.establishments });
  const { nominationIds, confirmed: _, decidedOn, ...texts } = form;
  return (
    <ConfirmPage
      title={m.awards_confirm_title({ products, establishments })}
      breadcrumbs={[{ label: round.name, to: paths.organiserRound(round.slug) }]}
      effects={[
        m.awards_effect_decision({ number: form.number, date: formatDate(decidedOn), signer: form.signerName }),
        m.awards_effect_certificates({ products, until: formatDate(review.validUntil) }),
        m.awards_effect_photos({ products }),
        m.awards_effect_mails(),
      ]}
      confirm={m.awards_publish({ products })}
      cancelTo={paths.organiserDecision(round.slug)}
    >
      {Object.entries({ ...texts, decidedOn, confirmed: "yes" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {nominationIds.map((id) => (
        <input key={id} type="hidden" name="nominationIds" value={id} />
      ))}
    </ConfirmPage>
  );
}
