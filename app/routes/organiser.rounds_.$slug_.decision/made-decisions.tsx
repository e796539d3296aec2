import { Link } from "@remix-run/react";
import type { DecisionAtWork } from "~/domain/awards/decisions.server";
import { paths } from "~/http/paths";
import { formatDate, formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recognisedCount } from "~/ui/awards/recognised-count";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";

interface MadeDecisionsProps {
  readonly slug: string;
  readonly decisions: readonly DecisionAtWork[];
  readonly mayRecord: boolean;
  readonly mayRelease: boolean;
  /** Of the agency: its papers are its own. */
  readonly isAgency: boolean;
}

/** The decisions of a round with what comes next of each, the latest first. Nothing before the first. */
export function MadeDecisions(props: MadeDecisionsProps) {
  const { slug, decisions, isAgency } = props;
  if (decisions.length === 0) return null;
  return (
    <Section
      title={m.awards_decisions_of_round()}
      className="mb-10"
      actions={isAgency && <ButtonLink to={paths.organiserPapersOfRelease(slug)}>{m.releases_to_papers()}</ButtonLink>}
    >
      <ul className="grid gap-4">
        {decisions.toReversed().map((decision) => (
          <Card as="li" key={decision.id}>
            <MadeDecision {...props} decision={decision} />
          </Card>
        ))}
      </ul>
    </Section>
  );
}

function MadeDecision({
  slug,
  decision,
  mayRecord,
  mayRelease,
  isAgency,
}: MadeDecisionsProps & { readonly decision: DecisionAtWork }) {
  const { id, number, decidedOn, agency, products, releasedAt, withdrawnAt, withdrawnReason } = decision;
  const { participants, reached } = decision;
  const isOpen = !releasedAt && !withdrawnAt;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg">
          {m.awards_decision_line({ number, date: formatDate(decidedOn), products: recognisedCount(products) })}
        </h3>
        <StateTag decision={decision} />
      </div>
      <p className="text-soft">{agency}</p>
      {withdrawnReason && <p>{m.awards_withdrawn_because({ reason: withdrawnReason })}</p>}
      {isOpen && (
        <>
          <p>{m.awards_release_next()}</p>
          <div className="flex flex-wrap items-center gap-3">
            {mayRelease && (
              <ButtonLink kind="main" to={paths.organiserDecisionAct(slug, id, "release")}>
                {m.awards_release()}
              </ButtonLink>
            )}
            {mayRecord && (
              <ButtonLink kind="quiet" to={paths.organiserDecisionAct(slug, id, "withdrawal")}>
                {m.awards_withdraw()}
              </ButtonLink>
            )}
          </div>
          {mayRecord && !mayRelease && <p className="text-sm text-soft">{m.awards_release_organisers_only()}</p>}
          {isAgency && (
            <p>
              <Link to={paths.organiserPapersOfRelease(slug, { decision: id })}>{m.releases_to_drafts()}</Link>
            </p>
          )}
        </>
      )}
      {participants !== null && reached !== null && reached < participants && (
        <p>
          {m.awards_not_all_reached({ reached: formatNumber(reached), entries: formatNumber(participants) })}{" "}
          {mayRecord && <Link to={paths.organiserDecisionAct(slug, id, "release")}>{m.awards_by_post_list()}</Link>}
        </p>
      )}
      {releasedAt && (
        <p>
          <a href={`${paths.round(slug)}#results`}>{m.awards_public_page()}</a>
          {" · "}
          <Link to={paths.roundTranscript(slug)}>{m.transcripts_link()}</Link>
        </p>
      )}
    </div>
  );
}

function StateTag({ decision: { releasedAt, withdrawnAt } }: { readonly decision: DecisionAtWork }) {
  if (withdrawnAt) return <Tag>{m.awards_state_withdrawn({ at: formatTimestamp(withdrawnAt) })}</Tag>;
  if (releasedAt) return <Tag tone="ok">{m.awards_state_released({ at: formatTimestamp(releasedAt) })}</Tag>;
  return <Tag tone="wait">{m.awards_state_recorded()}</Tag>;
}
