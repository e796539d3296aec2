import { Link } from "@remix-run/react";
import type { RoundDecision } from "~/domain/rounds/round-results.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { AwardListDownloads } from "~/ui/rounds/award-list-downloads";

interface ResultsProps {
  readonly slug: string;
  /** Of the round. */
  readonly rules: GroupNames;
  readonly decisions: readonly RoundDecision[];
}

/** The lists of recognised products, one a decision. Nothing before the first. */
export function Results({ slug, rules, decisions }: ResultsProps) {
  if (decisions.length === 0) return null;
  const hasTiers = decisions.some((decision) => decision.results.some((result) => result.tier));
  return (
    <Section
      id="results"
      title={m.rounds_public_results()}
      actions={<AwardListDownloads to={(format) => paths.roundAwards(slug, format)} />}
    >
      <div className="grid gap-8">
        {decisions.map((decision) => (
          <div key={decision.id} className="grid gap-3">
            <p className="text-soft">
              {m.rounds_public_results_decision({ number: decision.number, date: formatDate(decision.decidedOn) })}
            </p>
            <DataTable
              caption={m.rounds_public_results()}
              rows={decision.results}
              rowKey={(result) => result.awardId}
              columns={[
                {
                  head: m.rounds_queue_product(),
                  cell: (result) => (
                    <Link to={paths.product(result.productSlug)} className="font-semibold text-ink">
                      {result.productName}
                    </Link>
                  ),
                },
                { head: m.rounds_queue_establishment(), cell: (result) => result.establishmentName },
                {
                  head: m.common_group(),
                  cell: (result) => result.groupCode && shortGroupNameIn(rules, result.groupCode),
                },
                ...(hasTiers
                  ? [
                      {
                        head: m.rounds_result_tier(),
                        className: "whitespace-nowrap",
                        cell: (result: (typeof decision.results)[number]) => result.tier,
                      },
                    ]
                  : []),
                {
                  head: m.rounds_public_certificate(),
                  cell: (result) =>
                    result.certificateNumber && (
                      <Link to={paths.certificate(result.certificateNumber)} className="whitespace-nowrap">
                        {result.certificateNumber}
                      </Link>
                    ),
                },
              ]}
            />
          </div>
        ))}
        <p>
          <Link to={paths.roundTranscript(slug)}>{m.transcripts_link()}</Link>
        </p>
      </div>
    </Section>
  );
}
