import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { diffRules } from "~/domain/schemes/diff-rules";
import { discardDraft } from "~/domain/schemes/discard-draft.server";
import { draftOf } from "~/domain/schemes/drafts.server";
import { DiscardDraftForm } from "~/domain/schemes/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { inLanguage } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = () => [{ title: m.schemes_discard() }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const draft = await draftOf(ctx, args.params.code!);
    return { draft, changes: diffRules(draft.published, draft.rules).length };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    await discardDraft(ctx, code, await parseForm(ctx, DiscardDraftForm));
    return redirectWithNotice(paths.organiserScheme(code), m.schemes_discarded());
  });
}

export default function Removal() {
  const { draft, changes } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.result.error?.[""];
  const { scheme, saved, whyNotWrite } = draft;
  return (
    <ConfirmPage
      title={m.schemes_discard_title({ name: inLanguage(scheme.name, scheme.nameEn) })}
      breadcrumbs={[
        { label: m.schemes_title(), to: paths.organiserSchemes() },
        { label: m.schemes_draft(), to: paths.organiserSchemeDraft(scheme.code) },
      ]}
      effects={[
        m.schemes_discard_changes({ count: changes }),
        ...(saved ? [m.schemes_draft_saved_by({ name: saved.by, at: formatDateTime(saved.at) })] : []),
        m.schemes_discard_keeps({ version: scheme.latest }),
      ]}
      confirm={m.schemes_discard()}
      kind="danger"
      whyNot={whyNotWrite}
      cancelTo={paths.organiserSchemeDraft(scheme.code)}
    >
      <input type="hidden" name="version" value={saved?.version ?? 0} />
      {refusal && <Alert tone="bad">{refusal.join(" ")}</Alert>}
    </ConfirmPage>
  );
}
