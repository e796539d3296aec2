import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { diffRules } from "~/domain/schemes/diff-rules";
import { draftOf } from "~/domain/schemes/drafts.server";
import { SECTIONS } from "~/domain/schemes/rules";
import { startDraft } from "~/domain/schemes/start-draft.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { inLanguage } from "~/ui/rounds/round-name";
import { sectionOfChange } from "~/ui/schemes/change-texts";
import { DraftFrame } from "~/ui/schemes/draft-frame";
import { sectionName, sectionSummary } from "~/ui/schemes/rule-texts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${m.schemes_draft()} · ${inLanguage(data.draft.scheme.name, data.draft.scheme.nameEn)}`
      : m.common_brand(),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const draft = await draftOf(ctx, args.params.code!);
    return { draft, changed: diffRules(draft.published, draft.rules).map(sectionOfChange) };
  });
}

/** Begin a draft. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    await startDraft(ctx, code);
    return redirectWithNotice(paths.organiserSchemeDraft(code), m.schemes_draft_started());
  });
}

export default function DraftOverview() {
  const { draft, changed } = useLoaderData<typeof loader>();
  const { scheme, findings, saved, whyNotWrite } = draft;
  const { code } = scheme;
  return (
    <DraftFrame
      draft={draft}
      current="overview"
      title={m.schemes_draft_title({ version: scheme.latest + 1 })}
      lead={m.schemes_draft_lead({ version: scheme.latest })}
      actions={
        saved && (
          <>
            {!whyNotWrite && (
              <ButtonLink kind="main" to={paths.organiserSchemePublication(code)}>
                {m.schemes_to_publication()}
              </ButtonLink>
            )}
            <ButtonLink to={paths.organiserSchemeChanges(code, { from: scheme.latest, to: "draft" })}>
              {m.schemes_changes_count({ count: changed.length })}
            </ButtonLink>
            <ButtonLink to={paths.organiserSchemeSimulation(code)}>{m.schemes_to_simulation()}</ButtonLink>
          </>
        )
      }
    >
      {saved &&
        (findings.length === 0 ? (
          <Alert tone="ok" className="mb-6">
            {m.schemes_no_findings()}
          </Alert>
        ) : (
          <Alert tone="wait" className="mb-6" title={m.schemes_findings_title({ count: findings.length })}>
            {m.schemes_findings_lead()}
          </Alert>
        ))}
      <ul className="grid gap-4 md:grid-cols-2">
        {SECTIONS.map((section) => {
          const own = findings.filter((finding) => finding.section === section);
          const changes = changed.filter((one) => one === section).length;
          const Icon = own.length > 0 ? CircleAlert : CircleCheck;
          return (
            <Card as="li" key={section} className="grid content-start gap-2">
              <div className="flex items-start justify-between gap-3">
                <h2 className="text-xl">
                  <Link to={paths.organiserSchemeSection(code, section)}>{sectionName(section)}</Link>
                </h2>
                <Icon
                  size={20}
                  aria-hidden
                  className={own.length > 0 ? "mt-1 flex-none text-wait-ink" : "mt-1 flex-none text-ok-ink"}
                />
              </div>
              {changes > 0 && <Tag tone="info">{m.schemes_changes_count({ count: changes })}</Tag>}
              {own.length > 0 ? (
                <ul className="grid list-disc gap-1 pl-5">
                  {own.map(({ sentence, criterion }) => (
                    <li key={sentence}>
                      {criterion === null ? (
                        sentence
                      ) : (
                        <Link to={paths.organiserSchemeBands(code, criterion)} className="text-ink">
                          {sentence}
                        </Link>
                      )}
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="text-soft">{sectionSummary(section, draft.rules)}</p>
              )}
            </Card>
          );
        })}
      </ul>
      {saved && !whyNotWrite && (
        <p className="mt-8">
          <ButtonLink kind="danger" to={paths.organiserSchemeRemoval(code)}>
            {m.schemes_discard()}
          </ButtonLink>
        </p>
      )}
    </DraftFrame>
  );
}
