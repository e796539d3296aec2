import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LetterTextsForm } from "~/domain/exhibitor-papers/forms";
import { letterTextsOf } from "~/domain/exhibitor-papers/letter-facts.server";
import { mayGivePapers } from "~/domain/exhibitor-papers/policy";
import { saveLetterTexts } from "~/domain/exhibitor-papers/save-letter-texts.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_texts()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return {
      slug: fair.slug,
      texts: await letterTextsOf(ctx, fair.id),
      whyNot: mayGivePapers(ctx.actor, fair) ? null : m.exhibitors_staff_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await saveLetterTexts(ctx, fair.id, await parseForm(ctx, LetterTextsForm));
    return redirectWithNotice(paths.organiserFairLetters(fair.slug), m.exhibitors_texts_saved());
  });
}

export default function Texts() {
  const { slug, texts, whyNot } = useLoaderData<typeof loader>();
  const { signerTitle, signerName, notes, version } = texts;
  const [form, fields] = useForm({
    id: "letter-texts",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { signerTitle, signerName, notes },
    constraint: getZodConstraint(LetterTextsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LetterTextsForm }),
  });
  const labels = {
    signerTitle: m.exhibitors_texts_signer_title(),
    signerName: m.exhibitors_texts_signer_name(),
    notes: m.exhibitors_texts_notes(),
  };
  const back = paths.organiserFairLetters(slug);
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.exhibitors_texts()}
      lead={m.exhibitors_texts_lead()}
      breadcrumbs={[{ label: m.exhibitors_letters(), to: back }]}
    >
      <input type="hidden" name={fields.version.name} value={version} />
      <TextField
        field={fields.signerTitle}
        label={labels.signerTitle}
        hint={m.exhibitors_texts_signer_title_hint()}
        autoComplete="off"
      />
      <TextField field={fields.signerName} label={labels.signerName} autoComplete="off" />
      <TextArea field={fields.notes} label={labels.notes} hint={m.exhibitors_texts_notes_hint()} rows={10} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.exhibitors_texts_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
