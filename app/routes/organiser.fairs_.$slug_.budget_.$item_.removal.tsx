import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SeenForm } from "~/domain/fairs/forms";
import { budgetItemAtWork } from "~/domain/fairs/lines-at-work.server";
import { removeBudgetItem } from "~/domain/fairs/remove-budget-item.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_budget_remove()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, item, whyNot } = await budgetItemAtWork(ctx, args.params.slug!, args.params.item!);
    return { head: headOfFair(fair), item, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, item } = await budgetItemAtWork(ctx, args.params.slug!, args.params.item!);
    await removeBudgetItem(ctx, item.id, await parseForm(ctx, SeenForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "budget"), m.fairs_budget_removed());
  });
}

export default function RemoveBudgetItem() {
  const { head, item, whyNot } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.fairs_budget_remove()}
      breadcrumbs={[
        { label: fairName(head), to: paths.organiserFair(head.slug) },
        { label: m.fairs_step_budget(), to: paths.organiserFairSetup(head.slug, "budget") },
      ]}
      effects={[m.fairs_budget_goes({ item: item.item, planned: formatMoney(item.planned) })]}
      confirm={m.fairs_budget_remove()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={paths.organiserFairBudgetItem(head.slug, item.id)}
    >
      <input type="hidden" name="seen" value={item.version} />
    </ConfirmPage>
  );
}
