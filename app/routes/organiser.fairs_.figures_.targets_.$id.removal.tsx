import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fairTargetToRemove, removeFairTarget } from "~/domain/fair-reports/set-fair-target.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { fairIndicatorName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { shownFigure } from "~/ui/fair-reports/shown-figure";
import { yearsName } from "~/ui/fair-reports/years-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.figures_target_remove()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { row, agency } = await fairTargetToRemove(ctx, args.params.id!);
    const { indicator, fromYear, toYear, value, source } = row;
    return { target: { indicator, fromYear, toYear, value, source }, agency };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await removeFairTarget(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserFairFigures({ agency }), m.figures_target_removed());
  });
}

export default function RemoveFairTarget() {
  const { target, agency } = useLoaderData<typeof loader>();
  const { indicator, fromYear, toYear, value, source } = target;
  const backTo = paths.organiserFairFigures({ agency });
  return (
    <ConfirmPage
      title={m.figures_target_remove_title()}
      breadcrumbs={[{ label: m.figures_title(), to: backTo }]}
      effects={[
        m.figures_target_remove_effect({
          name: fairIndicatorName(indicator),
          years: yearsName(fromYear, toYear),
          value: shownFigure(indicator, value),
          source,
        }),
      ]}
      confirm={m.figures_target_remove()}
      kind="danger"
      cancelTo={backTo}
    />
  );
}
