import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { PublicationForm } from "~/domain/fairs/forms";
import { whyNotWithdraw } from "~/domain/fairs/policy";
import { fairSetup } from "~/domain/fairs/setup.server";
import { withdrawPublication } from "~/domain/fairs/withdraw-publication.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_withdraw()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    return { head: headOfFair(fair), version: fair.version, whyNot: whyNot ?? whyNotWithdraw(fair, bound) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await withdrawPublication(ctx, fair.id, await parseForm(ctx, PublicationForm));
    return redirectWithNotice(paths.organiserFair(fair.slug), m.fairs_withdrawn());
  });
}

export default function Withdrawal() {
  const { head, version, whyNot } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.fairs_withdraw_ask()}
      lead={fairName(head)}
      breadcrumbs={[{ label: fairName(head), to: paths.organiserFair(head.slug) }]}
      effects={[m.fairs_withdraw_page(), m.fairs_withdraw_call(), m.fairs_withdraw_kept()]}
      isReversible
      confirm={m.fairs_withdraw()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={paths.organiserFair(head.slug)}
    >
      <input type="hidden" name="version" value={version} />
    </ConfirmPage>
  );
}
