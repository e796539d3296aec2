import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { establishmentsOfActor } from "~/domain/establishments/queries.server";
import { entryChoices } from "~/domain/nominations/entry-choices.server";
import { entryPreview } from "~/domain/nominations/entry-preview.server";
import { StartNominationForm } from "~/domain/nominations/forms";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ChoicePage } from "./choice-page";
import { StartPage } from "./start-page";

export const meta: MetaFunction = () => [{ title: `${m.nominations_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    if ((await establishmentsOfActor(ctx)).length === 0) throw redirect(paths.producerHome());
    const query = new URL(args.request.url).searchParams;
    const { rounds, products } = await entryChoices(ctx);
    const roundId = query.get("round") ?? onlyOf(rounds);
    const productId = query.get("product") ?? onlyOf(products);
    const chosen = { roundId, productId };
    const isComplete = roundId !== null && productId !== null && roundId !== "" && productId !== "";
    const preview = isComplete ? await entryPreview(ctx, { roundId, productId }) : null;
    return { rounds, products, chosen, isAsked: query.size > 0, preview };
  });
}

const onlyOf = (items: readonly { readonly id: string }[]) => (items.length === 1 ? items[0]!.id : null);

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, StartNominationForm);
    const { id } = await startNomination(ctx, form);
    const notice = form.factsFrom ? m.nominations_started_with_facts() : m.nominations_started();
    return redirectWithNotice(paths.producerNomination(id), notice);
  });
}

/** First which product in which round, where there is a choice; then what the dossier begins with. */
export default function NewNomination() {
  const { rounds, products, chosen, isAsked, preview } = useLoaderData<typeof loader>();
  const result = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  if (preview) return <StartPage preview={preview} result={result} />;
  if (products.length > 0 && rounds.length > 0) {
    return <ChoicePage rounds={rounds} products={products} chosen={chosen} isAsked={isAsked} />;
  }
  const isProduct = products.length === 0;
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_new_title()}
        lead={m.nominations_new_lead()}
        breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
      />
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
