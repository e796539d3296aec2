import { useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { establishmentsOfActor } from "~/domain/establishments/queries.server";
import { entryChoices } from "~/domain/nominations/entry-choices.server";
import { StartNominationForm } from "~/domain/nominations/forms";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { RadioGroup } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.nominations_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    if ((await establishmentsOfActor(ctx)).length === 0) throw redirect(paths.producerHome());
    const asked = new URL(args.request.url).searchParams;
    const { rounds, products } = await entryChoices(ctx);
    return { rounds, products, chosen: { roundId: asked.get("round"), productId: asked.get("product") } };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, StartNominationForm);
    const { id } = await startNomination(ctx, form);
    return redirectWithNotice(paths.producerNomination(id), m.nominations_started());
  });
}

export default function NewNomination() {
  const { rounds, products, chosen } = useLoaderData<typeof loader>();
  const breadcrumbs = [{ label: m.ui_area_producer(), to: paths.producerHome() }];
  const only = <Item extends { id: string }>(items: readonly Item[]) => (items.length === 1 ? items[0]?.id : undefined);
  const [form, fields] = useForm({
    id: "nomination",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(StartNominationForm),
    defaultValue: { roundId: chosen.roundId ?? only(rounds), productId: chosen.productId ?? only(products) },
  });
  if (products.length === 0 || rounds.length === 0) {
    const isProduct = products.length === 0;
    return (
      <Page narrow>
        <PageHeader title={m.nominations_new_title()} lead={m.nominations_new_lead()} breadcrumbs={breadcrumbs} />
        <EmptyState
          title={isProduct ? m.nominations_new_no_product_title() : m.nominations_new_no_round_title()}
          actions={
            <ButtonLink kind="main" to={isProduct ? paths.producerNewProduct() : paths.producerHome()}>
              {isProduct ? m.products_register() : m.ui_area_producer()}
            </ButtonLink>
          }
        >
          {isProduct ? m.products_empty_text() : m.nominations_new_no_round_text()}
        </EmptyState>
      </Page>
    );
  }
  return (
    <FormPage
      form={form}
      title={m.nominations_new_title()}
      lead={m.nominations_new_lead()}
      breadcrumbs={breadcrumbs}
      labels={{ roundId: m.nominations_new_round(), productId: m.nominations_new_product() }}
    >
      <RadioGroup
        field={fields.roundId}
        label={m.nominations_new_round()}
        choices={rounds.map((round) => ({
          value: round.id,
          label: roundName(round),
          hint: round.closesAt
            ? m.nominations_new_round_closes({ until: formatDateTime(round.closesAt) })
            : m.nominations_new_round_open(),
        }))}
      />
      <RadioGroup
        field={fields.productId}
        label={m.nominations_new_product()}
        choices={products.map((product) => ({
          value: product.id,
          label: product.name,
          hint: product.groupCode ? shortGroupName(product.groupCode) : undefined,
        }))}
      />
      <FormActions cancelTo={paths.producerHome()}>
        <Button type="submit" kind="main">
          {m.nominations_new_start()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
