import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { maySetListLayout } from "~/domain/list-layouts/policy";
import { mayPrintCertificates } from "~/domain/print-runs/policy";
import { PaperQuery } from "~/domain/release-papers/forms";
import { papersOfRound } from "~/domain/release-papers/papers-of-round.server";
import { mayDraftLetter } from "~/domain/release-papers/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CertificatesCard } from "~/ui/papers/certificates-card";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { PaperCard } from "./paper-card";
import { LabelOptions } from "./print-options";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.releases_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { decision } = parseQuery(ctx.request, PaperQuery);
    return {
      head: headOf(round, ctx.now),
      papers: await papersOfRound(ctx, round, decision),
      hasTiers: round.rules.tiers.value.length > 0,
      mayDraft: mayDraftLetter(ctx.actor, round),
      maySetLayout: maySetListLayout(ctx.actor, round.agencyId),
      agency: round.agency.slug,
      mayPrint: mayPrintCertificates(ctx.actor, round),
    };
  });
}

export default function Papers() {
  const { head, papers, hasTiers, mayDraft, maySetLayout, agency, mayPrint } = useLoaderData<typeof loader>();
  const { slug } = head;
  const { decisions, chosen, seal, whyNot, winners } = papers;
  const decision = chosen?.id;
  const file = (paper: string) => (format: string) => paths.organiserReleasePaper(slug, paper, format, { decision });
  return (
    <Page>
      <RoundHead round={head} current="papers" />
      <p className="mb-6 max-w-3xl text-soft">{m.releases_lead()}</p>
      {papers.isTakenBack && <Alert tone="wait">{m.releases_decision_taken_back()}</Alert>}
      <MadeFor slug={slug} decisions={decisions} chosen={chosen} />
      {seal ? (
        <Alert tone="ok">
          {m.releases_from_seal()} <a href={paths.seal(seal.digest)}>{m.seals_paper({ name: seal.name })}</a>
        </Alert>
      ) : (
        <Alert tone="wait" title={m.releases_draft_state()}>
          {whyNot.sealed}
        </Alert>
      )}
      <Section title={m.releases_section_decision()}>
        <ul className="grid gap-4 lg:grid-cols-2">
          <PaperCard
            title={m.releases_letter()}
            lead={m.releases_letter_lead()}
            whyNot={whyNot.letter}
            formats={["docx", "pdf"]}
            to={file("letter")}
          >
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <ButtonLink small to={paths.organiserDecisionLetter(slug, { decision })}>
                {mayDraft ? m.releases_letter_edit() : m.releases_letter_see()}
              </ButtonLink>
              <span className="text-sm text-soft">
                {papers.letterSavedAt
                  ? m.releases_saved_at({ time: formatTimestamp(papers.letterSavedAt) })
                  : m.releases_letter_offered()}
              </span>
            </p>
          </PaperCard>
          <PaperCard
            title={m.releases_annex()}
            lead={m.releases_annex_lead()}
            whyNot={whyNot.annex}
            formats={["docx", "pdf", "xlsx", "csv", "json"]}
            to={(format) => paths.organiserDecisionList(slug, decision!, format as "csv")}
          >
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <ButtonLink small to={paths.organiserListLayout(slug)}>
                {maySetLayout ? m.releases_layout_edit() : m.releases_layout_see()}
              </ButtonLink>
              <span className="text-sm text-soft">
                {papers.layout ? m.releases_layout_own() : m.releases_layout_usual()}
              </span>
            </p>
          </PaperCard>
          <PaperCard
            title={m.releases_announcement()}
            lead={m.releases_announcement_lead()}
            whyNot={whyNot.sealed}
            formats={["docx", "pdf"]}
            to={file("announcement")}
          />
          {mayPrint && <CertificatesCard slug={slug} agency={agency} decisionId={seal && decision ? decision : null} />}
        </ul>
      </Section>
      <Section title={m.releases_section_ceremony()}>
        <ul className="grid gap-4 lg:grid-cols-2">
          <PaperCard
            title={m.releases_ceremony()}
            lead={m.releases_ceremony_lead()}
            whyNot={whyNot.addressed}
            formats={["pdf", "xlsx"]}
            to={file("ceremony")}
            missing={
              winners && winners.withoutPerson > 0 ? [m.releases_without_person({ count: winners.withoutPerson })] : []
            }
          >
            {hasTiers && whyNot.addressed === null && (
              <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                <span className="text-soft">{m.releases_ceremony_rising()}:</span>
                {(["pdf", "xlsx"] as const).map((format) => (
                  <a
                    key={format}
                    href={paths.organiserReleasePaper(slug, "ceremony", format, { decision, order: "rising" })}
                    aria-label={`${m.releases_ceremony()}, ${m.releases_ceremony_rising()}, ${format.toUpperCase()}`}
                    className="inline-flex min-h-11 items-center font-semibold sm:min-h-8"
                  >
                    {format === "pdf" ? "PDF" : "Excel"}
                  </a>
                ))}
              </p>
            )}
          </PaperCard>
          <PaperCard
            title={m.releases_slides()}
            lead={m.releases_slides_lead()}
            whyNot={whyNot.sealed}
            formats={["pdf"]}
            to={file("slides")}
            missing={
              winners && winners.withoutPhoto > 0 ? [m.releases_without_photo({ count: winners.withoutPhoto })] : []
            }
          />
          <PaperCard
            title={m.releases_cards()}
            lead={m.releases_cards_lead()}
            whyNot={whyNot.addressed}
            formats={["pdf"]}
            to={file("cards")}
          />
          <PaperCard
            title={m.releases_labels()}
            lead={m.releases_labels_lead()}
            whyNot={whyNot.addressed}
            formats={[]}
            to={file("labels")}
            missing={
              winners && winners.withoutAddress > 0
                ? [m.releases_without_address({ count: winners.withoutAddress })]
                : []
            }
          >
            {whyNot.addressed === null && <LabelOptions slug={slug} decision={decision} />}
          </PaperCard>
        </ul>
      </Section>
    </Page>
  );
}

type MadeForProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>["papers"], "decisions" | "chosen"> & {
  readonly slug: string;
};

/** Which decision the papers are made for, and the way to another one. */
function MadeFor({ slug, decisions, chosen }: MadeForProps) {
  if (!chosen) return null;
  return (
    <nav aria-label={m.releases_made_for()} className="mb-5">
      <ul className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {decisions.map(({ id, number, decidedOn, isReleased }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            {id === chosen.id ? (
              <strong aria-current="true">{m.releases_decision({ number, date: formatDate(decidedOn) })}</strong>
            ) : (
              <Link
                to={paths.organiserPapersOfRelease(slug, { decision: id })}
                className="inline-flex min-h-11 items-center"
              >
                {m.releases_decision({ number, date: formatDate(decidedOn) })}
              </Link>
            )}
            <Tag tone={isReleased ? "ok" : "wait"}>
              {isReleased ? m.releases_state_released() : m.awards_state_recorded()}
            </Tag>
          </li>
        ))}
      </ul>
    </nav>
  );
}
