import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createFair } from "~/domain/fairs/create-fair.server";
import { CreateFairForm } from "~/domain/fairs/forms";
import { newFairChoices } from "~/domain/fairs/new-fair.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { IdentityFields, identityLabels } from "~/ui/fairs/identity-fields";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.fairs_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => newFairChoices(ctx));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug } = await createFair(ctx, await parseForm(ctx, CreateFairForm));
    return redirectWithNotice(paths.organiserFairSetup(slug, "deadlines"), m.fairs_created());
  });
}

export default function NewFair() {
  const { agencies, provinces } = useLoaderData<typeof loader>();
  const agency = agencies[0]!;
  const [form, fields] = useForm({
    id: "fair",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CreateFairForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CreateFairForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { agencyId: agency.id, level: agency.level, provinceId: agency.provinceId },
  });
  return (
    <FormPage
      form={form}
      labels={{ agencyId: m.fairs_field_agency(), ...identityLabels() }}
      title={m.fairs_new_title()}
      lead={m.fairs_new_lead()}
      breadcrumbs={[{ label: m.fairs_work_title(), to: paths.organiserFairs() }]}
    >
      <SelectField
        field={fields.agencyId}
        label={m.fairs_field_agency()}
        placeholder={null}
        choices={agencies.map((one) => ({ value: one.id, label: one.name }))}
      />
      <IdentityFields fields={fields} provinces={provinces} />
      <FormActions cancelTo={paths.organiserFairs()}>
        <Button type="submit" kind="main">
          {m.fairs_new_create()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
