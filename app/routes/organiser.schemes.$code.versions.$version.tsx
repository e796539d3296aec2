import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rulesOfVersion, schemeByCode, versionsOf } from "~/domain/schemes/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { wholeParam } from "~/http/whole-param";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { inLanguage } from "~/ui/rounds/round-name";
import { RulesView } from "~/ui/schemes/rules-view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${m.schemes_version({ version: data.version.version })} · ${inLanguage(data.scheme.name, data.scheme.nameEn)}`
      : m.common_brand(),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const scheme = await schemeByCode(ctx, args.params.code!);
    const number = wholeParam(args.params.version);
    const [rules, versions] = await Promise.all([rulesOfVersion(ctx, scheme.id, number), versionsOf(ctx, scheme.id)]);
    return { scheme, rules, version: versions.find((one) => one.version === number)! };
  });
}

export default function SchemeVersion() {
  const { scheme, rules, version } = useLoaderData<typeof loader>();
  const { code } = scheme;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.schemes_title(), to: paths.organiserSchemes() },
          { label: inLanguage(scheme.name, scheme.nameEn), to: paths.organiserScheme(code) },
        ]}
        title={m.schemes_version({ version: version.version })}
        lead={
          <>
            <p>
              {m.schemes_published_at({
                at: formatDateTime(version.publishedAt),
                by: version.publishedBy ?? m.schemes_by_program(),
              })}
            </p>
            {version.note && <p>{version.note}</p>}
          </>
        }
        actions={
          version.version < scheme.latest && (
            <ButtonLink to={paths.organiserSchemeChanges(code, { from: version.version, to: scheme.latest })}>
              {m.schemes_changes_until({ version: scheme.latest })}
            </ButtonLink>
          )
        }
      />
      <RulesView rules={rules} />
    </Page>
  );
}
