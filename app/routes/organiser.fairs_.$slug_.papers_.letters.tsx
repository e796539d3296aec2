import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { letterDesk } from "~/domain/exhibitor-papers/letters.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { LetterTable } from "~/ui/exhibitor-papers/letter-table";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.exhibitors_letters()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return { head: headOfFair(fair), desk: await letterDesk(ctx, fair) };
  });
}

export default function Letters() {
  const { head, desk } = useLoaderData<typeof loader>();
  const { texts, rows, due, issued, mayIssue, whyNotIssue } = desk;
  const { slug } = head;
  const issue = due > 0 ? m.exhibitors_letters_issue({ count: formatNumber(due) }) : m.exhibitors_letters_issue_none();
  return (
    <Page>
      <FairHead fair={head} current="papers" />
      <Section
        className="mt-0!"
        title={m.exhibitors_letters()}
        actions={
          <span className="text-soft">
            {m.exhibitors_letters_state({ issued: formatNumber(issued), due: formatNumber(due) })}
          </span>
        }
      >
        <p className="mb-5 max-w-3xl text-soft">{m.exhibitors_letters_lead()}</p>
        <p className="actions mb-6">
          {whyNotIssue ? (
            <Button kind="main" whyNot={whyNotIssue}>
              {issue}
            </Button>
          ) : (
            <ButtonLink kind="main" to={paths.organiserFairLettersIssuing(slug)}>
              {issue}
            </ButtonLink>
          )}
          <ButtonLink to={paths.organiserFairLetterTexts(slug)}>{m.exhibitors_texts()}</ButtonLink>
          {issued > 0 && (
            <ButtonLink to={paths.organiserFairLettersPrinting(slug)}>{m.exhibitors_letters_all()}</ButtonLink>
          )}
          <span className="text-sm text-soft">
            {texts.updatedAt
              ? m.exhibitors_texts_saved_at({ time: formatDateTime(texts.updatedAt) })
              : m.exhibitors_texts_none()}
          </span>
        </p>
        {rows.length === 0 ? (
          <EmptyState title={m.exhibitors_letters_none_title()}>{m.exhibitors_letters_none_text()}</EmptyState>
        ) : (
          <LetterTable slug={slug} rows={rows} mayIssue={mayIssue} />
        )}
      </Section>
    </Page>
  );
}
