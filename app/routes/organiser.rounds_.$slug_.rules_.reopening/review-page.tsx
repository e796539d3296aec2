import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { roundName } from "~/ui/rounds/round-name";
import type { SaidChanges } from "~/ui/schemes/change-texts";
import { ChangesList } from "~/ui/schemes/changes-list";

interface ReviewPageProps {
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly number: string;
  readonly decidedOn: string;
  readonly reason: string;
  readonly groups: readonly SaidChanges[];
  /** The form as it was sent. */
  readonly typed: Readonly<Record<string, unknown>>;
}

/** What becomes different, before it is in force; it carries all that was typed. */
export function ReviewPage({ round, number, decidedOn, reason, groups, typed }: ReviewPageProps) {
  return (
    <ConfirmPage
      title={m.rounds_reopen_confirm_title()}
      breadcrumbs={[{ label: roundName(round), to: paths.organiserRound(round.slug) }]}
      effects={[
        m.rounds_reopen_effect_decision({ number, date: formatDate(decidedOn) }),
        m.rounds_reopen_effect_public(),
        reason,
      ]}
      confirm={m.rounds_reopen_confirm()}
      cancelTo={paths.organiserRulesReopening(round.slug)}
    >
      <ChangesList groups={groups} />
      {Object.entries({ ...typed, confirmed: "yes" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
    </ConfirmPage>
  );
}
