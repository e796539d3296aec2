import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { ReasonForm } from "~/domain/invoices/forms";
import { setTransferAside } from "~/domain/invoices/match-transfer.server";
import { whyNotBill, whyNotSetAside } from "~/domain/invoices/policy";
import { transferAtWork } from "~/domain/invoices/transfers.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/invoices/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.invoices_set_aside()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const transfer = await transferAtWork(ctx, args.params.id!);
    const whyNot = whyNotBill(ctx.actor, fair) ?? whyNotSetAside(transfer);
    return { slug: fair.slug, id: transfer.id, left: transfer.left, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, id } = args.params;
    await setTransferAside(ctx, id!, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserTransfer(slug!, id!), m.invoices_was_set_aside());
  });
}

export default function SettingAside() {
  const { slug, id, left, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserTransfer(slug, id);
  return (
    <ReasonPage
      title={m.invoices_set_aside()}
      breadcrumbs={[{ label: m.invoices_transfer(), to: back }]}
      effects={[m.invoices_aside_effect({ amount: formatMoney(left) }), m.invoices_aside_when()]}
      confirm={m.invoices_set_aside()}
      whyNot={whyNot}
      isReversible
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
