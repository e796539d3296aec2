import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chosenParameters, readChosenColumns } from "~/domain/imports/forms";
import { previewImport } from "~/domain/imports/queries.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { Tag } from "~/ui/primitives/tag";
import { ApplyForm } from "./apply-form";
import { ColumnChoices } from "./column-choices";
import { DecidedHereAlerts } from "./decided-here";
import { ErrorTable } from "./error-table";
import { FirstRows } from "./first-rows";

const SHOWN_ROWS = 8;
const SHOWN_ERRORS = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.summary.fileName ?? m.imports_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const chosen = readChosenColumns(new URL(ctx.request.url).searchParams);
    const { summary, reading, expected } = await previewImport(ctx, ctx.services.files, args.params.id!, chosen);
    return {
      summary,
      expected,
      chosen: chosenParameters(chosen),
      reading: reading && {
        columns: reading.columns,
        ignored: reading.ignored,
        rows: reading.rows,
        first: reading.awards.slice(0, SHOWN_ROWS),
        errors: reading.errors.slice(0, SHOWN_ERRORS),
        errorCount: reading.errors.length,
      },
    };
  });
}

export default function ImportPreview() {
  const { summary, reading, expected, chosen } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={summary.fileName}
        lead={reading ? m.imports_preview_lead() : m.imports_applied_lead({ time: formatDateTime(summary.appliedAt!) })}
        tags={<Tag>{summary.agency ?? m.imports_for_all()}</Tag>}
        breadcrumbs={[{ label: m.imports_title(), to: paths.organiserImports() }]}
      />
      {reading ? (
        <Preview reading={reading} expected={expected} chosen={chosen} id={summary.id} />
      ) : (
        <Applied {...summary} />
      )}
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Applied({ created, updated, unchanged, decided }: Loaded["summary"]) {
  return (
    <>
      <Counts
        rows={(created ?? 0) + (updated ?? 0) + (unchanged ?? 0)}
        created={created}
        updated={updated}
        unchanged={unchanged}
        decided={decided}
      />
      <p className="mt-6">
        <ButtonLink to={paths.products()}>{m.imports_see_gallery()}</ButtonLink>
      </p>
    </>
  );
}

interface CountsProps {
  readonly rows: number;
  readonly created: number | null;
  readonly updated: number | null;
  readonly unchanged: number | null;
  readonly decided: number | null;
}

function Counts({ rows, created, updated, unchanged, decided }: CountsProps) {
  const figure = (value: number | null) => (value === null ? "–" : formatNumber(value));
  return (
    <StatRow>
      <Stat label={m.imports_rows()} value={formatNumber(rows)} />
      <Stat label={m.imports_created()} value={figure(created)} />
      <Stat label={m.imports_updated()} value={figure(updated)} />
      <Stat
        label={m.imports_unchanged()}
        value={figure(unchanged)}
        note={decided ? m.imports_of_them_decided({ count: decided }) : undefined}
      />
    </StatRow>
  );
}

interface PreviewProps {
  readonly id: string;
  readonly reading: NonNullable<Loaded["reading"]>;
  readonly expected: Loaded["expected"];
  readonly chosen: Loaded["chosen"];
}

function Preview({ id, reading, expected, chosen }: PreviewProps) {
  const counts = expected?.counts;
  const changes = counts ? counts.created + counts.updated : 0;
  return (
    <>
      <Counts rows={reading.rows} created={null} updated={null} unchanged={null} decided={null} {...counts} />
      <div className="mt-6 grid gap-4">
        {counts ? (
          <Alert tone={changes > 0 ? "ok" : "info"} title={changes > 0 ? m.imports_ready() : m.imports_nothing_new()}>
            {changes > 0 && <p>{m.imports_ready_text()}</p>}
          </Alert>
        ) : (
          <Alert tone="bad" title={m.imports_has_errors({ count: reading.errorCount })}>
            <p>{m.imports_fix_errors()}</p>
          </Alert>
        )}
        <DecidedHereAlerts rounds={expected?.decidedHere ?? []} />
        <ApplyForm id={id} expected={expected} chosen={chosen}>
          <PostButton kind="quiet" action={paths.organiserImportRemoval(id)}>
            {m.imports_discard()}
          </PostButton>
        </ApplyForm>
      </div>
      {reading.errorCount > 0 && (
        <ErrorTable
          errors={reading.errors}
          total={reading.errorCount}
          fileTo={paths.organiserImportErrors(id, chosen)}
        />
      )}
      <ColumnChoices columns={reading.columns} action={paths.organiserImport(id)} />
      {reading.first.length > 0 && <FirstRows rows={reading.first} total={reading.rows} />}
    </>
  );
}
