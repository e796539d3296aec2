import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { PutAwayForm } from "~/domain/templates/forms";
import { whyNotUseTemplate } from "~/domain/templates/policy";
import { templateById } from "~/domain/templates/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { FormErrors } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.templates_archive()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, name, agencySlug, archivedAt, versions } = await templateById(ctx, args.params.id!);
    const issued = versions.reduce((sum, version) => sum + version.issued, 0);
    return { id, name, agency: agencySlug, issued, whyNot: whyNotUseTemplate({ archivedAt }) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, agencySlug } = await templateById(ctx, args.params.id!);
    await parseForm(ctx, PutAwayForm);
    await archiveTemplate(ctx, id);
    return redirectWithNotice(paths.organiserTemplate(agencySlug, id), m.templates_archived());
  });
}

/** It can be taken out again, and nothing that was issued changes: said before it is done. */
export default function PutAway() {
  const { id, name, agency, issued, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm({
    id: "put-away",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
  });
  return (
    <ConfirmPage
      title={m.templates_archive_title({ name })}
      breadcrumbs={[
        { label: m.templates_title(), to: paths.organiserTemplates(agency) },
        { label: name, to: paths.organiserTemplate(agency, id) },
      ]}
      effects={[
        m.templates_archive_effect_offer(),
        ...(issued > 0 ? [m.templates_archive_effect_issued({ count: issued })] : []),
        m.templates_archive_effect_back(),
      ]}
      isReversible
      confirm={m.templates_archive()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserTemplate(agency, id)}
    >
      <FormErrors form={form} labels={{}} />
    </ConfirmPage>
  );
}
