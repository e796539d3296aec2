import type { PlanInForce } from "~/domain/panels/seat.server";
import type { CoverageSummary } from "~/domain/panels/summary";
import { paths } from "~/http/paths";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { WayForm, wayName } from "./way-fields";

interface AssignmentSectionProps {
  readonly slug: string;
  readonly summary: CoverageSummary;
  readonly plan: PlanInForce | null;
  readonly minimum: number;
  readonly seats: number;
  readonly mayChange: boolean;
  readonly whyNotPlan: string | null;
}

export function AssignmentSection(props: AssignmentSectionProps) {
  const { slug, summary, plan, minimum, seats, mayChange, whyNotPlan } = props;
  const { entries, assignments, jurors, load } = summary;
  return (
    <Section
      id="assignments"
      title={m.panels_title()}
      actions={
        entries > 0 && (
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={paths.organiserJuryEntries(slug)}>{m.panels_matrix_title()}</ButtonLink>
            <ButtonLink to={paths.organiserConflicts(slug)}>{m.conflicts_desk_link()}</ButtonLink>
            <ButtonLink to={paths.organiserPaper(slug)}>{m.paper_title()}</ButtonLink>
          </div>
        )
      }
    >
      <p className="mb-4 max-w-3xl text-soft">{planSentence(plan, assignments)}</p>
      {assignments > 0 && (
        <div className="mb-5 grid gap-5">
          <StatRow>
            <Stat label={m.panels_stat_entries()} value={formatNumber(entries)} />
            <Stat label={m.panels_stat_assignments()} value={formatNumber(assignments)} />
            <Stat label={m.panels_stat_per_entry()} value={m.panels_range(jurors)} />
            <Stat label={m.panels_stat_per_juror()} value={m.panels_range(load)} />
          </StatRow>
          <Warnings slug={slug} summary={summary} minimum={minimum} mayChange={mayChange} />
        </div>
      )}
      {mayChange && (
        <Card>
          <WayForm
            slug={slug}
            chosen={plan?.way ?? "all"}
            perEntry={plan?.perEntry ?? minimum}
            jurors={seats}
            whyNot={whyNotPlan}
          />
        </Card>
      )}
    </Section>
  );
}

function planSentence(plan: PlanInForce | null, assignments: number): string {
  if (!plan) return assignments > 0 ? m.panels_plan_by_hand() : m.panels_plan_none();
  const { way, madeAt, madeBy } = plan;
  const about = { way: wayName(way), at: formatTimestamp(madeAt) };
  return madeBy ? m.panels_plan_by({ ...about, name: madeBy }) : m.panels_plan_by_clock(about);
}

function Warnings({
  slug,
  summary,
  minimum,
  mayChange,
}: Pick<AssignmentSectionProps, "slug" | "summary" | "minimum" | "mayChange">) {
  const { few, even, parts, links, version } = summary;
  return (
    <>
      {parts.length > 1 && (
        <Alert
          tone="wait"
          title={m.panels_unconnected({ count: parts.length })}
          actions={
            mayChange &&
            links.length > 0 && (
              <PostButton action={paths.organiserJuryLinks(slug)} fields={{ version }}>
                {m.panels_links_act({ count: links.length })}
              </PostButton>
            )
          }
        >
          <p>{m.panels_unconnected_text()}</p>
          <ul className="mt-1 list-disc pl-5">
            {parts.map((part) => (
              <li key={part[0]}>{part.join(", ")}</li>
            ))}
          </ul>
          {links.length > 0 ? (
            <p className="mt-2">
              {m.panels_links()} {links.map(({ juror, code }) => `${code} – ${juror}`).join("; ")}.
            </p>
          ) : (
            <p className="mt-2">{m.panels_no_links()}</p>
          )}
        </Alert>
      )}
      {few > 0 && (
        <Alert
          tone="wait"
          title={m.panels_few({ count: few, minimum })}
          actions={
            <ButtonLink small to={paths.organiserJuryEntries(slug, { show: "few" })}>
              {m.panels_few_show()}
            </ButtonLink>
          }
        >
          {m.panels_few_text()}
        </Alert>
      )}
      {even > 0 && <Alert>{m.panels_even({ count: even })}</Alert>}
    </>
  );
}
