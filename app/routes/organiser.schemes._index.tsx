import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { schemeList } from "~/domain/schemes/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { inLanguage } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.schemes_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ schemes: await schemeList(ctx) }));
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["schemes"][number];

export default function Schemes() {
  const { schemes } = useLoaderData<typeof loader>();
  const shipped = schemes.filter((scheme) => scheme.agencyId === null);
  const own = schemes.filter((scheme) => scheme.agencyId !== null);
  return (
    <Page>
      <PageHeader title={m.schemes_title()} lead={m.schemes_lead()} />
      <Section title={m.schemes_of_agencies()}>
        <SchemeTable
          caption={m.schemes_of_agencies()}
          rows={own}
          empty={<p className="text-soft">{m.schemes_of_agencies_empty()}</p>}
        />
      </Section>
      <Section title={m.schemes_shipped()}>
        <p className="mb-4 text-soft">{m.schemes_shipped_lead()}</p>
        <SchemeTable caption={m.schemes_shipped()} rows={shipped} />
      </Section>
    </Page>
  );
}

function SchemeTable({ caption, rows, empty }: { caption: string; rows: Row[]; empty?: ReactNode }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(scheme) => scheme.code}
      empty={empty}
      columns={[
        {
          head: m.schemes_scheme(),
          className: "sm:w-1/2",
          cell: (scheme) => (
            <span>
              <Link to={paths.organiserScheme(scheme.code)} className="font-semibold">
                {inLanguage(scheme.name, scheme.nameEn)}
              </Link>
              {scheme.agencyName && <span className="block text-sm font-normal text-soft">{scheme.agencyName}</span>}
            </span>
          ),
        },
        {
          head: m.schemes_latest_version(),
          cell: (scheme) => (
            <span>
              {m.schemes_version({ version: scheme.latest })}
              <span className="block text-sm text-soft">{formatDate(scheme.publishedAt)}</span>
            </span>
          ),
        },
        { head: m.schemes_rounds_using(), numeric: true, cell: (scheme) => formatNumber(scheme.rounds) },
        {
          head: m.schemes_draft(),
          cell: (scheme) =>
            scheme.draftAt ? (
              <Link to={paths.organiserSchemeDraft(scheme.code)} className="no-underline">
                <Tag tone="wait">{m.schemes_draft_at({ at: formatDate(scheme.draftAt) })}</Tag>
              </Link>
            ) : (
              <span className="text-soft">–</span>
            ),
        },
      ]}
    />
  );
}
