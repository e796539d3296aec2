import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editProduct } from "~/domain/products/edit-product.server";
import { EditProductForm, ProductFacts } from "~/domain/products/forms";
import { whyNotEditProduct } from "~/domain/products/policy";
import { holdsOf, productById } from "~/domain/products/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { OF_A_SET, ProductFields, productLabels } from "~/ui/products/product-fields";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.products_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const product = await productById(ctx, args.params.id!);
    return { product, whyNot: whyNotEditProduct(ctx.actor, product, await holdsOf(ctx, product.id)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, EditProductForm);
    await editProduct(ctx, args.params.id!, form);
    return redirectWithNotice(paths.producerProduct(args.params.id!), m.products_saved());
  });
}

export default function EditProduct() {
  const { product, whyNot } = useLoaderData<typeof loader>();
  const back = paths.producerProduct(product.id);
  const [form, fields] = useForm({
    id: "product",
    lastResult: useActionData<typeof action>()?.result,
    constraint: { ...getZodConstraint(ProductFacts), ...OF_A_SET },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditProductForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      name: product.name,
      groupCode: product.groupCode,
      kind: product.setCase ? "set" : "single",
      setCase: product.setCase,
      setMembers: product.setMembers,
      summary: product.summary,
    },
  });
  return (
    <FormPage
      form={form}
      title={m.products_edit_title()}
      breadcrumbs={[
        { label: m.ui_area_producer(), to: paths.producerHome() },
        { label: product.name, to: back },
      ]}
      labels={productLabels()}
    >
      <ProductFields fields={fields} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.common_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
