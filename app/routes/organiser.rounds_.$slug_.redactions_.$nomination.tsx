import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RedactionForm } from "~/domain/redactions/forms";
import { redactionDetails } from "~/domain/redactions/queries.server";
import { saveRedaction } from "~/domain/redactions/save-redaction.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { CopyTag } from "~/ui/redactions/copy-tag";
import { textFieldName } from "~/ui/redactions/field-name";
import { LeftoverList } from "~/ui/redactions/leftover-list";
import { PhotoChoice } from "~/ui/redactions/photo-choice";
import { SideBySide } from "~/ui/redactions/side-by-side";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.redactions_of({ code: data.code }) : m.redactions_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    await roundToWorkOn(ctx, args.params.slug!);
    const { round, ...details } = await redactionDetails(ctx, args.params.nomination!);
    const { slug, name, nameEn, year } = round;
    return { round: { slug, name, nameEn, year }, ...details };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug } = await roundToWorkOn(ctx, args.params.slug!);
    const id = args.params.nomination!;
    await saveRedaction(ctx, id, await parseForm(ctx, RedactionForm));
    const { leftovers } = await redactionDetails(ctx, id);
    return redirectWithNotice(
      paths.organiserRedaction(slug, id),
      leftovers.length > 0 ? m.redactions_saved_with({ count: leftovers.length }) : m.redactions_saved(),
    );
  });
}

export default function Redaction() {
  const details = useLoaderData<typeof loader>();
  const { round, nominationId, code, product, establishment, texts, photos, state, leftovers, whyNotWrite } = details;
  const textOf = Object.fromEntries(texts.map(({ field, blind }) => [field, blind]));
  const { productName = "", summary = "", setMembers = "", ...answers } = textOf;
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { seen: details.seen, productName, summary, setMembers, answers },
    constraint: getZodConstraint(RedactionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RedactionForm }),
  });
  const ofAnswers = fields.answers.getFieldset();
  const typedPhotos = form.initialValue?.photos as readonly string[] | string | undefined;
  return (
    <Page>
      <PageHeader
        title={m.redactions_of({ code })}
        lead={`${product} · ${establishment}`}
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(round.slug) },
          { label: m.redactions_title(), to: paths.organiserRedactions(round.slug) },
        ]}
        tags={<CopyTag state={state} />}
        actions={<ButtonLink to={paths.organiserNomination(nominationId)}>{m.redactions_to_dossier()}</ButtonLink>}
      />
      {details.released && (
        <p className="mb-4 text-soft">
          {m.redactions_released_at({
            version: details.released.version,
            at: formatTimestamp(details.released.at),
          })}
        </p>
      )}
      {whyNotWrite && (
        <Alert className="mb-5" tone="wait">
          {whyNotWrite}
        </Alert>
      )}
      {state === "none" && !whyNotWrite && <Alert className="mb-5">{m.redactions_suggested()}</Alert>}
      {leftovers.length > 0 && (
        <Alert tone="wait" className="mb-5" title={m.redactions_leftovers({ count: leftovers.length })}>
          <LeftoverList leftovers={leftovers} year={round.year} />
        </Alert>
      )}
      <PostForm form={form} labels={{ productName: m.nominations_product() }}>
        <input type="hidden" name="seen" value={details.seen} />
        <ul className="grid gap-5">
          {texts.map((text) => (
            <SideBySide
              key={text.field}
              label={textFieldName(text.field, round.year)}
              original={text.original}
              field={fieldOf(text.field)}
              isClosed={whyNotWrite !== null}
            />
          ))}
        </ul>
        <PhotoChoice photos={photos} typed={typedPhotos} product={product} isClosed={whyNotWrite !== null} />
        <p className="text-soft">{m.redactions_papers_hidden({ count: details.papers })}</p>
        <FormActions cancelTo={paths.organiserRedactions(round.slug)}>
          <Button type="submit" kind="main" whyNot={whyNotWrite}>
            {m.redactions_save()}
          </Button>
          {details.mayRelease && (state === "draft" || state === "changed") && !whyNotWrite && (
            <ButtonLink to={paths.organiserRedactionRelease(round.slug, nominationId)}>
              {m.redactions_to_release()}
            </ButtonLink>
          )}
        </FormActions>
      </PostForm>
    </Page>
  );

  function fieldOf(field: (typeof texts)[number]["field"]) {
    if (field === "productName" || field === "summary" || field === "setMembers") return fields[field];
    return ofAnswers[field]!;
  }
}
