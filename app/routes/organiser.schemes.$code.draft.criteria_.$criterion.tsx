import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { leafNamed } from "~/domain/schemes/criteria";
import { draftOf } from "~/domain/schemes/drafts.server";
import { BandsForm } from "~/domain/schemes/forms";
import { saveBands } from "~/domain/schemes/save-draft.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { DraftFrame, Findings } from "~/ui/schemes/draft-frame";
import { BandsEditor } from "~/ui/schemes/editors/bands-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.schemes_bands_title({ code: data.criterion.code }) : m.common_brand() },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const draft = await draftOf(ctx, args.params.code!);
    const code = args.params.criterion!;
    const criterion = leafNamed(draft.rules.criteria.value, code);
    if (!criterion) throw new DomainError("not_found", m.schemes_criterion_unknown({ code }));
    return { draft, criterion };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const [code, criterion] = [args.params.code!, args.params.criterion!];
    await saveBands(ctx, code, { criterion, form: await parseForm(ctx, BandsForm) });
    return redirectWithNotice(paths.organiserSchemeBands(code, criterion), m.schemes_saved());
  });
}

export default function Bands() {
  const { draft, criterion } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  const { code } = draft.scheme;
  return (
    <DraftFrame
      draft={draft}
      current="criteria"
      title={m.schemes_bands_title({ code: criterion.code })}
      lead={m.schemes_bands_lead({
        title: inLanguage(criterion.title, criterion.titleEn),
        maximum: formatPoints(criterion.maximum),
        step: formatPoints(draft.rules.scoreStep.value),
      })}
    >
      <Findings findings={draft.findings.filter((finding) => finding.criterion === criterion.code)} />
      <BandsEditor
        key={draft.saved?.version}
        draft={{ version: draft.saved?.version ?? 0, whyNotWrite: draft.whyNotWrite }}
        rules={draft.rules}
        criterion={criterion}
        lastResult={lastResult}
      />
      <p className="mt-8">
        <Link to={paths.organiserSchemeSection(code, "criteria")}>{m.schemes_back_to_criteria()}</Link>
      </p>
    </DraftFrame>
  );
}
