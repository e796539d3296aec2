import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { diffRules } from "~/domain/schemes/diff-rules";
import { draftOf } from "~/domain/schemes/drafts.server";
import { PublishDraftForm } from "~/domain/schemes/forms";
import { publishDraft } from "~/domain/schemes/publish-draft.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { saidChanges } from "~/ui/schemes/change-texts";
import { ChangesList } from "~/ui/schemes/changes-list";
import { DraftFrame, Findings } from "~/ui/schemes/draft-frame";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.schemes_publish_title({ version: data.draft.scheme.latest + 1 }) : m.common_brand() },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const draft = await draftOf(ctx, args.params.code!);
    const { published, rules } = draft;
    return { draft, groups: saidChanges(diffRules(published, rules), published, rules) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    const { version } = await publishDraft(ctx, code, await parseForm(ctx, PublishDraftForm));
    return redirectWithNotice(paths.organiserScheme(code), m.schemes_published_now({ version }));
  });
}

export default function Publication() {
  const { draft, groups } = useLoaderData<typeof loader>();
  const { scheme, saved, findings, whyNotWrite } = draft;
  const [form, fields] = useForm({
    id: "publication",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(PublishDraftForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PublishDraftForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const whyNot =
    whyNotWrite ??
    (findings.length > 0 ? m.schemes_mend_first() : null) ??
    (groups.length === 0 ? m.schemes_nothing_changed() : null);
  return (
    <DraftFrame
      draft={draft}
      current={null}
      title={m.schemes_publish_title({ version: scheme.latest + 1 })}
      lead={m.schemes_publish_lead()}
    >
      <Findings findings={findings} />
      <ChangesList groups={groups} />
      <Card className="mt-8">
        <PostForm form={form}>
          <input type="hidden" name="version" value={saved?.version ?? 0} />
          <TextArea
            field={fields.note}
            label={m.schemes_publish_note()}
            hint={m.schemes_publish_note_hint()}
            rows={3}
            limit={1000}
          />
          <p className="text-soft">
            {scheme.rounds === 0 ? m.schemes_publish_first() : m.schemes_publish_effect({ count: scheme.rounds })}
          </p>
          <FormActions cancelTo={paths.organiserSchemeDraft(scheme.code)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.schemes_publish_confirm({ version: scheme.latest + 1 })}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </DraftFrame>
  );
}
