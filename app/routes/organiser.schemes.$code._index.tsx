import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { mayReadDraft, mayWriteSchemes, whyNotWrite } from "~/domain/schemes/policy";
import { roundsOf, rulesOfVersion, schemeByCode, versionsOf } from "~/domain/schemes/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { RulesView } from "~/ui/schemes/rules-view";
import { StartDraft } from "~/ui/schemes/start-draft";
import { VersionTable } from "~/ui/schemes/version-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? inLanguage(data.scheme.name, data.scheme.nameEn) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const scheme = await schemeByCode(ctx, args.params.code!);
    const [rules, versions, rounds, agencies] = await Promise.all([
      rulesOfVersion(ctx, scheme.id, scheme.latest),
      versionsOf(ctx, scheme.id),
      roundsOf(ctx, scheme.id),
      agenciesOf(ctx),
    ]);
    return {
      scheme,
      rules,
      versions,
      rounds,
      mayStartRound: agencies.some((agency) => mayPrepareRounds(ctx.actor, agency.id)),
      mayCopy: agencies.some((agency) => mayWriteSchemes(ctx.actor, agency.id)),
      mayRead: mayReadDraft(ctx.actor, scheme),
      whyNotWrite: whyNotWrite(ctx.actor, scheme),
    };
  });
}

export default function Scheme() {
  const { scheme, rules, versions, rounds, mayStartRound, mayCopy, mayRead, whyNotWrite } =
    useLoaderData<typeof loader>();
  const { code } = scheme;
  const hasDraft = scheme.draftAt !== null;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.schemes_title(), to: paths.organiserSchemes() }]}
        title={inLanguage(scheme.name, scheme.nameEn)}
        tags={
          <>
            <Tag tone="info">{m.schemes_version({ version: scheme.latest })}</Tag>
            {hasDraft && <Tag tone="wait">{m.schemes_has_draft()}</Tag>}
          </>
        }
        lead={
          scheme.agencyName === null
            ? m.schemes_is_shipped()
            : m.schemes_published_by_agency({ agency: scheme.agencyName, at: formatDate(scheme.publishedAt) })
        }
        actions={
          <>
            {mayStartRound && (
              <ButtonLink to={paths.organiserNewRound({ scheme: code })}>{m.schemes_new_round()}</ButtonLink>
            )}
            {mayRead && hasDraft && (
              <ButtonLink kind="main" to={paths.organiserSchemeDraft(code)}>
                {m.schemes_open_draft()}
              </ButtonLink>
            )}
            {mayRead && !hasDraft && !whyNotWrite && <StartDraft code={code} kind="main" />}
            {mayCopy && (
              <ButtonLink kind={scheme.agencyId === null ? "main" : "plain"} to={paths.organiserSchemeCopy(code)}>
                {m.schemes_copy()}
              </ButtonLink>
            )}
          </>
        }
      />
      <RulesView rules={rules} />
      <Section title={m.schemes_versions()}>
        <VersionTable code={code} versions={versions} />
      </Section>
      <Section title={m.schemes_rounds_using()}>
        {rounds.length === 0 ? (
          <p className="text-soft">{m.schemes_no_rounds()}</p>
        ) : (
          <Card>
            <ul className="grid gap-2">
              {rounds.map((round) => (
                <li key={round.slug}>
                  <Link to={round.openedAt ? paths.round(round.slug) : paths.organiserRound(round.slug)}>
                    {roundName(round)}
                  </Link>{" "}
                  <span className="text-sm text-soft">
                    {m.schemes_version({ version: round.version })}
                    {!round.openedAt && ` · ${m.schemes_round_prepared()}`}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Section>
    </Page>
  );
}
