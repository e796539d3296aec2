import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { establishmentsOfActor } from "~/domain/establishments/queries.server";
import { ProductFacts, RegisterProductForm } from "~/domain/products/forms";
import { registerProduct } from "~/domain/products/register-product.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { OF_A_SET, ProductFields, productLabels } from "~/ui/products/product-fields";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.products_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const establishments = await establishmentsOfActor(ctx);
    const [first] = establishments;
    if (!first) throw redirect(paths.producerHome());
    const asked = new URL(args.request.url).searchParams.get("establishment");
    return {
      establishments: establishments.map(({ id, name }) => ({ id, name })),
      chosen: establishments.find((one) => one.id === asked)?.id ?? first.id,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, RegisterProductForm);
    const { id } = await registerProduct(ctx, form);
    return redirectWithNotice(paths.producerProductPhotos(id), m.products_registered());
  });
}

export default function NewProduct() {
  const { establishments, chosen } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "product",
    lastResult: useActionData<typeof action>()?.result,
    constraint: { ...getZodConstraint(ProductFacts), ...OF_A_SET },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RegisterProductForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { establishmentId: chosen, kind: "single" },
  });
  return (
    <FormPage
      form={form}
      title={m.products_new_title()}
      lead={m.products_new_lead()}
      breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
      labels={productLabels()}
    >
      {establishments.length > 1 ? (
        <SelectField
          field={fields.establishmentId}
          label={m.products_establishment()}
          placeholder={null}
          choices={establishments.map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : (
        <input type="hidden" name={fields.establishmentId.name} value={chosen} />
      )}
      <ProductFields fields={fields} />
      <FormActions cancelTo={paths.producerHome()}>
        <Button type="submit" kind="main">
          {m.products_register()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
