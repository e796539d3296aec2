import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { transcriptPage } from "~/domain/transcripts/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { CheckHere } from "./check-here";
import { LedgerHeads } from "./ledger-heads";
import { PublishedFile } from "./published-file";

/** The file is read and counted in the visitor's own browser. */
export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.transcripts_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
  { name: "description", content: m.transcripts_lead() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => transcriptPage(ctx, args.params.slug!));
}

export default function TranscriptPage() {
  const { round, isReleased, latest, earlier, keys, heads } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.rounds_list_title(), to: paths.rounds() },
          { label: roundName(round), to: paths.round(round.slug) },
        ]}
        title={m.transcripts_title()}
        lead={m.transcripts_lead()}
      />
      {!latest && <Alert tone="wait">{isReleased ? m.transcripts_waiting() : m.transcripts_not_released()}</Alert>}
      {latest && <PublishedFile transcript={latest} />}
      <Section title={m.transcripts_check_title()}>
        <CheckHere keys={keys} published={latest && paths.roundTranscriptFile(round.slug)} />
      </Section>
      <LedgerHeads heads={heads} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section title={m.transcripts_what_title()} className="min-w-0">
          <ul className="grid list-disc gap-2 pl-5">
            <li>{m.transcripts_what_rules()}</li>
            <li>{m.transcripts_what_sheets()}</li>
            <li>{m.transcripts_what_events()}</li>
            <li>{m.transcripts_what_result()}</li>
          </ul>
          <p className="mt-3 text-soft">{m.transcripts_what_hidden()}</p>
        </Section>
        <Section title={m.transcripts_cli_title()} className="min-w-0">
          <p>{m.transcripts_cli_lead()}</p>
          <pre className="mt-3 whitespace-pre-wrap break-words rounded-box bg-wash px-4 py-3 text-sm">
            <code>npm run --silent cli -- retally FILE.json</code>
          </pre>
          <p className="mt-3 text-soft">{m.transcripts_cli_key()}</p>
        </Section>
      </div>
      {earlier.length > 0 && (
        <Section title={m.transcripts_earlier_title()}>
          <Card>
            <ul className="grid gap-2">
              {earlier.map(({ digest, decision, publishedAt }) => (
                <li key={digest}>
                  <a href={paths.roundTranscriptFile(round.slug, { digest })}>
                    {m.transcripts_earlier({
                      number: decision.number,
                      at: formatDateTime(publishedAt),
                      digest: digest.slice(0, 16),
                    })}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </Page>
  );
}
