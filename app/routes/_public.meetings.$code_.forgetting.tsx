import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { forgetBuyer } from "~/domain/meetings/forget-buyer.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex", "referrer-policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${m.meetings_forget()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { buyer, meetings } = await buyerPage(ctx, args.params.code!);
    const toCome = meetings.filter(({ acts }) => acts.cancel || acts.answer || acts.withdraw).length;
    return { code: buyer.code, toCome };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair } = await buyerPage(ctx, args.params.code!);
    await forgetBuyer(ctx, args.params.code!);
    return redirectWithNotice(paths.fair(fair.slug), m.meetings_forgotten());
  });
}

export default function Forget() {
  const { code, toCome } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.meetings_forget()}
      breadcrumbs={[{ label: m.meetings_title(), to: paths.buyer(code) }]}
      effects={[m.meetings_forget_effect({ count: formatNumber(toCome) }), m.meetings_forget_effect_data()]}
      confirm={m.meetings_forget()}
      kind="danger"
      cancelTo={paths.buyer(code)}
    />
  );
}
