import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { DomainError } from "~/domain/errors";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import { CopySchemeForm } from "~/domain/schemes/forms";
import { mayWriteSchemes } from "~/domain/schemes/policy";
import { schemeByCode } from "~/domain/schemes/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { inLanguage } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = () => [{ title: m.schemes_copy() }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const scheme = await schemeByCode(ctx, args.params.code!);
    const agencies = (await agenciesOf(ctx)).filter((agency) => mayWriteSchemes(ctx.actor, agency.id));
    if (agencies.length === 0) throw new DomainError("forbidden", m.schemes_not_your_agency());
    return { scheme, agencies };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { code } = await copyScheme(ctx, args.params.code!, await parseForm(ctx, CopySchemeForm));
    return redirectWithNotice(paths.organiserSchemeDraft(code), m.schemes_copied());
  });
}

export default function CopyScheme() {
  const { scheme, agencies } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "copy",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CopySchemeForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CopySchemeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { name: scheme.name, nameEn: scheme.nameEn, agencyId: agencies[0]?.id },
  });
  const name = inLanguage(scheme.name, scheme.nameEn);
  return (
    <FormPage
      form={form}
      title={m.schemes_copy()}
      lead={m.schemes_copy_lead({ name, version: scheme.latest })}
      breadcrumbs={[
        { label: m.schemes_title(), to: paths.organiserSchemes() },
        { label: name, to: paths.organiserScheme(scheme.code) },
      ]}
    >
      <TextField field={fields.name} label={m.schemes_field_name()} hint={m.schemes_copy_name_hint()} />
      <TextField field={fields.nameEn} label={m.schemes_field_name_en()} />
      <SelectField
        field={fields.agencyId}
        label={m.schemes_field_agency()}
        placeholder={null}
        choices={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
      />
      <FormActions cancelTo={paths.organiserScheme(scheme.code)}>
        <Button type="submit" kind="main">
          {m.schemes_copy_confirm()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
