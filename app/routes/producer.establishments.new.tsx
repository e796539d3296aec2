import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EstablishmentFacts, RegisterEstablishmentForm } from "~/domain/establishments/forms";
import { registerEstablishment } from "~/domain/establishments/register-establishment.server";
import { listProvinces } from "~/domain/provinces/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { EstablishmentFields, establishmentLabels } from "~/ui/establishments/establishment-fields";
import { Button } from "~/ui/primitives/button";
import { CheckboxField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.establishments_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const provinces = await listProvinces(ctx);
    return { provinces: provinces.filter((one) => one.era === "new").map(({ id, fullName }) => ({ id, fullName })) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, RegisterEstablishmentForm);
    const { id } = await registerEstablishment(ctx, form);
    return redirectWithNotice(paths.producerEstablishment(id), m.establishments_registered());
  });
}

export default function NewEstablishment() {
  const { provinces } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "establishment",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EstablishmentFacts),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RegisterEstablishmentForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <FormPage
      form={form}
      title={m.establishments_new_title()}
      lead={m.establishments_new_lead()}
      breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
      labels={establishmentLabels()}
    >
      <EstablishmentFields fields={fields} provinces={provinces} />
      <CheckboxField
        field={fields.contactPublic}
        label={m.establishments_contact_public()}
        hint={m.establishments_contact_public_hint()}
      />
      <FormActions cancelTo={paths.producerHome()}>
        <Button type="submit" kind="main">
          {m.establishments_register()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
