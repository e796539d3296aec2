import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { gatesWithScans } from "~/domain/fair-days/passes.server";
import { retireGate } from "~/domain/fair-days/retire-gate.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.days_retire()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    if (!mayRun) throw new DomainError("forbidden", m.days_staff_only());
    const gate = (await gatesWithScans(ctx, fair.id)).find(({ id }) => id === args.params.gate);
    if (!gate) throw new DomainError("not_found", m.days_no_such_gate());
    return { slug: fair.slug, gate };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await retireGate(ctx, fair.id, args.params.gate!);
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_gate_retired());
  });
}

export default function Retirement() {
  const { slug, gate } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.days_retire_title({ name: gate.name })}
      breadcrumbs={[{ label: m.days_gates(), to: paths.organiserFairGates(slug) }]}
      effects={[m.days_retire_effect(), m.days_retire_effect_scans({ count: formatNumber(gate.scans) })]}
      confirm={m.days_retire_named({ name: gate.name })}
      kind="danger"
      cancelTo={paths.organiserFairGates(slug)}
    />
  );
}
