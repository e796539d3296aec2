import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { missingAnchorsOf } from "~/domain/calibration/gate.server";
import { type AnchorCard, calibrationAt } from "~/domain/calibration/queries.server";
import { hasSubmitted } from "~/domain/calibration/rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnchorList } from "~/ui/calibration/anchor-list";
import { AnchorStateTag } from "~/ui/calibration/anchor-state-tag";
import { roundOf } from "~/ui/calibration/calibration-data";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.calibration_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

/** For the jury: the anchors, and how far one is. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, state, closed, cards, seat, mayRun } = await calibrationAt(ctx, args.params.slug!);
    const missing = await missingAnchorsOf(ctx, round.id);
    return { round: roundOf(round), state, closed, cards, isJuror: seat !== null, mayRun, missing };
  });
}

export default function JudgeCalibration() {
  const { round, state, closed, cards, isJuror, mayRun, missing } = useLoaderData<typeof loader>();
  const isOpen = state === "open" || state === "closed";
  const isDone = isJuror && isOpen && cards.every(({ own }) => hasSubmitted(own));
  return (
    <Page narrow>
      <PageHeader
        title={m.calibration_title()}
        lead={m.calibration_lead_juror()}
        breadcrumbs={[
          { label: m.judge_title(), to: paths.judge() },
          { label: roundName(round), to: paths.judgeRound(round.slug) },
        ]}
        actions={
          mayRun && <ButtonLink to={paths.judgeCalibrationDesk(round.slug)}>{m.calibration_run_link()}</ButtonLink>
        }
      />
      {state === "none" && <Alert>{m.calibration_why_not_foreseen()}</Alert>}
      {state === "preparing" && (
        <EmptyState title={m.calibration_waiting_title()}>{m.calibration_waiting_text()}</EmptyState>
      )}
      {isJuror && missing > 0 && isOpen && (
        <Alert tone="wait" className="mb-5">
          {m.calibration_submit_first({ count: missing })}
        </Alert>
      )}
      {isDone && (
        <Alert
          tone="ok"
          className="mb-5"
          actions={
            <ButtonLink to={paths.judgeRound(round.slug)} icon={<ArrowRight size={18} aria-hidden />}>
              {m.calibration_to_sheets()}
            </ButtonLink>
          }
        >
          {m.calibration_all_submitted()}
        </Alert>
      )}
      {isOpen && (
        <AnchorList
          cards={cards}
          rules={round}
          state={(card) => isJuror && <AnchorStateTag own={card.own} />}
          acts={(card) => isJuror && <Acts slug={round.slug} card={card} isClosed={state === "closed"} />}
        />
      )}
      {closed && (
        <Section title={m.calibration_agreed()}>
          <p className="whitespace-pre-line">{closed.note}</p>
        </Section>
      )}
    </Page>
  );
}

function Acts({ slug, card, isClosed }: { slug: string; card: AnchorCard; isClosed: boolean }) {
  const { own } = card;
  const isWritten = !isClosed && !own?.submittedAt;
  return (
    <>
      {(own || !isClosed) && (
        <ButtonLink small kind={isWritten ? "main" : "plain"} to={paths.judgeAnchor(slug, card.id)}>
          {!own ? m.calibration_score() : isWritten ? m.calibration_continue() : m.calibration_read_own()}
          <span className="sr-only"> {card.title}</span>
        </ButtonLink>
      )}
      {hasSubmitted(own) && (
        <ButtonLink small to={paths.judgeComparison(slug, card.id)}>
          {m.calibration_compare()}
          <span className="sr-only"> {card.title}</span>
        </ButtonLink>
      )}
    </>
  );
}
