import type { PutForwardForm } from "~/domain/forwardings/forms";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

interface ReviewPageProps {
  readonly round: { readonly slug: string };
  readonly form: PutForwardForm;
  readonly review: {
    readonly to: string;
    readonly accepted: readonly { readonly awardId: string; readonly establishmentId: string }[];
    readonly refused: readonly { readonly product: string; readonly reason: string }[];
  };
}

/** The last step before sending, with its numbers and what stays behind; it carries all that was typed. */
export function ReviewPage({ round, form, review: { to, accepted, refused } }: ReviewPageProps) {
  const products = m.common_products_count({ count: accepted.length });
  const makers = new Set(accepted.map((one) => one.establishmentId)).size;
  const { number, datedOn, signerName, signerTitle, toRoundId } = form;
  return (
    <ConfirmPage
      title={m.forwardings_confirm_title({
        products,
        establishments: m.common_establishments_count({ count: makers }),
      })}
      lead={to}
      breadcrumbs={[{ label: m.forwardings_tab(), to: paths.organiserForwarding(round.slug) }]}
      effects={[
        m.forwardings_effect_drafts({ products, round: to }),
        m.forwardings_effect_letter({ number, date: formatDate(datedOn), signer: `${signerName}, ${signerTitle}` }),
        m.forwardings_effect_mails(),
        m.forwardings_effect_back(),
      ]}
      isReversible
      confirm={m.forwardings_confirm({ products })}
      whyNot={accepted.length === 0 ? m.forwardings_nothing_left() : null}
      cancelTo={paths.organiserForwarding(round.slug)}
    >
      {refused.length > 0 && (
        <Alert
          tone="wait"
          title={m.forwardings_refused_title({ products: m.common_products_count({ count: refused.length }) })}
        >
          <ul className="grid list-disc gap-1 pl-5">
            {refused.map(({ product, reason }) => (
              <li key={product}>
                <span className="font-semibold">{product}</span>: {reason}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {Object.entries({ toRoundId, number, datedOn, signerName, signerTitle, confirmed: "yes" }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      {accepted.map(({ awardId }) => (
        <input key={awardId} type="hidden" name="awardIds" value={awardId} />
      ))}
    </ConfirmPage>
  );
}
