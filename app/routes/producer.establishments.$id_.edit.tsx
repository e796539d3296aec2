import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editEstablishment } from "~/domain/establishments/edit-establishment.server";
import { EditEstablishmentForm, EstablishmentFacts } from "~/domain/establishments/forms";
import { establishmentById } from "~/domain/establishments/queries.server";
import { listProvinces } from "~/domain/provinces/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { EstablishmentFields, establishmentLabels } from "~/ui/establishments/establishment-fields";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.establishments_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [establishment, provinces] = await Promise.all([establishmentById(ctx, args.params.id!), listProvinces(ctx)]);
    return {
      establishment,
      provinces: provinces.filter((one) => one.era === "new").map(({ id, fullName }) => ({ id, fullName })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, EditEstablishmentForm);
    await editEstablishment(ctx, args.params.id!, form);
    return redirectWithNotice(paths.producerEstablishment(args.params.id!), m.establishments_saved());
  });
}

export default function EditEstablishment() {
  const { establishment, provinces } = useLoaderData<typeof loader>();
  const here = paths.producerEstablishment(establishment.id);
  const [form, fields] = useForm({
    id: "establishment",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EstablishmentFacts),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditEstablishmentForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { ...establishment, phone: establishment.phone && formatPhone(establishment.phone) },
  });
  return (
    <FormPage
      form={form}
      title={m.establishments_edit_title()}
      lead={m.establishments_edit_lead()}
      breadcrumbs={[
        { label: m.ui_area_producer(), to: paths.producerHome() },
        { label: establishment.name, to: here },
      ]}
      labels={establishmentLabels()}
    >
      <EstablishmentFields fields={fields} provinces={provinces} />
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main">
          {m.common_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
