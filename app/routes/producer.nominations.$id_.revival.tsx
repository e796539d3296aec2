import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { whyNotRevive } from "~/domain/nominations/policy";
import { nominationById } from "~/domain/nominations/queries.server";
import { revivalOf, reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.nominations_revive()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationById(ctx, args.params.id!);
    const { id, code, round, dossier } = nomination;
    const whyNot = whyNotRevive(ctx.actor, nomination, await revivalOf(ctx, nomination, round));
    return { id, code, round: { name: round.name, nameEn: round.nameEn }, product: dossier.product.name, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await reviveNomination(ctx, args.params.id!);
    return redirectWithNotice(paths.producerNomination(args.params.id!), m.nominations_revived());
  });
}

export default function Revival() {
  const { id, code, round, product, whyNot } = useLoaderData<typeof loader>();
  const back = paths.producerNomination(id);
  return (
    <ConfirmPage
      title={m.nominations_revival_title({ product })}
      breadcrumbs={[
        { label: m.ui_area_producer(), to: paths.producerHome() },
        { label: product, to: back },
      ]}
      effects={[
        m.nominations_revival_effect_draft({ round: roundName(round) }),
        ...(code ? [m.nominations_revival_effect_code({ code })] : []),
        m.nominations_revival_effect_submit(),
      ]}
      isReversible
      confirm={m.nominations_revive()}
      whyNot={whyNot}
      cancelTo={back}
    />
  );
}
