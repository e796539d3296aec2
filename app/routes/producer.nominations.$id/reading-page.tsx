import { Printer } from "lucide-react";
import { whyNoReceipt } from "~/domain/nominations/policy";
import type { Nomination } from "~/domain/nominations/queries.server";
import { awaitsPapers } from "~/domain/nominations/rules";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { DossierView } from "~/ui/dossier/dossier-view";
import { NominationHistory } from "~/ui/nominations/nomination-history";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { Alert, type AlertTone } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { ResultPart, type ShownResult } from "./result-part";

interface ReadingPageProps {
  readonly nomination: Nomination;
  /** Null before results are announced. */
  readonly announced: ShownResult | null;
  readonly whyNotWithdraw: string | null;
  readonly whyNotRevive: string | null;
}

/** A nomination that is no longer written: where it stands, its code, and what was handed in. */
export function ReadingPage({ nomination, announced, whyNotWithdraw, whyNotRevive }: ReadingPageProps) {
  const { id, code, round, dossier, steps, photos, groupCode, productId, submittedAt } = nomination;
  const papersDueOn = awaitsPapers(nomination) ? nomination.papersDueOn : null;
  return (
    <Page>
      <PageHeader
        title={dossier.product.name}
        lead={roundName(round)}
        tags={<NominationTag state={nomination.state} />}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: dossier.product.name, to: paths.producerProduct(productId) },
        ]}
        actions={
          !whyNoReceipt(nomination) && (
            <ButtonLink to={paths.producerNominationSubmission(id)} icon={<Printer size={18} aria-hidden />}>
              {m.nominations_receipt_title()}
            </ButtonLink>
          )
        }
      />
      {announced ? (
        <ResultPart nominationId={id} papersDueOn={papersDueOn} {...announced} />
      ) : (
        <Standing nomination={nomination} />
      )}
      {nomination.state === "withdrawn" &&
        (whyNotRevive ? (
          <p className="mt-3 text-soft">{whyNotRevive}</p>
        ) : (
          <p className="mt-4">
            <ButtonLink kind="main" to={paths.producerNominationRevival(id)}>
              {m.nominations_revive()}
            </ButtonLink>
          </p>
        ))}
      {papersDueOn && announced?.told.kind !== "waiting" && (
        <Alert
          tone="wait"
          title={m.nominations_screen_condition_until({ date: formatDate(papersDueOn) })}
          className="mt-4"
          actions={<ButtonLink to={paths.producerNominationPending(id)}>{m.nominations_next_pending_act()}</ButtonLink>}
        />
      )}
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[1fr_21rem]">
        <div className="min-w-0">
          <h2 className="mb-5">{m.nominations_dossier_title()}</h2>
          <div className="mb-8 max-w-xl">
            <DossierPhotos photos={photos} product={dossier.product.name} group={groupCode} seed={productId} />
          </div>
          <DossierView dossier={dossier} rules={round.rules} />
        </div>
        <aside className="grid gap-5 max-lg:order-first">
          {code && (
            <Card>
              <p className="text-soft">{m.nominations_code()}</p>
              <p className="font-display text-2xl font-bold">{code}</p>
              {submittedAt && (
                <p className="mt-2 text-sm text-soft">
                  {m.nominations_receipt_at()} {formatDateTime(submittedAt)}
                </p>
              )}
            </Card>
          )}
          <Card>
            <h2 className="mb-4 text-xl">{m.nominations_history_title()}</h2>
            <NominationHistory steps={steps} />
          </Card>
          {!whyNotWithdraw && (
            <p>
              <ButtonLink kind="quiet" small to={paths.producerNominationWithdrawal(id)}>
                {m.nominations_withdraw_link()}
              </ButtonLink>
            </p>
          )}
        </aside>
      </div>
    </Page>
  );
}

const STANDINGS: Record<NominationState, { tone: AlertTone; title: () => string; text?: () => string }> = {
  draft: { tone: "wait", title: m.nominations_closed_draft_title, text: m.nominations_closed_draft_text },
  submitted: { tone: "info", title: m.nominations_waiting_title, text: m.nominations_waiting_text },
  more_asked: { tone: "wait", title: m.nominations_more_asked_title },
  admitted: { tone: "ok", title: m.nominations_admitted_title, text: m.nominations_admitted_text },
  refused: { tone: "bad", title: m.nominations_refused_title },
  withdrawn: { tone: "info", title: m.nominations_withdrawn_title },
};

function Standing({ nomination: { state, steps } }: { nomination: Nomination }) {
  const { tone, title, text } = STANDINGS[state];
  const note = steps.at(-1)?.note;
  return (
    <Alert tone={tone} title={title()}>
      {note ? <p className="whitespace-pre-line">{note}</p> : text?.()}
    </Alert>
  );
}
