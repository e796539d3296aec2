import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PlainForm } from "~/domain/floor-plans/forms";
import { hallAtWork, planOfHall } from "~/domain/floor-plans/queries.server";
import { retireHall } from "~/domain/floor-plans/retire-hall.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfHall } from "~/ui/floor-plans/hall-page";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { FormErrors } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_hall_retire()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const { booths } = await planOfHall(ctx, hall);
    return { hall: headOfHall(fair.slug, hall), booths: booths.length, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await parseForm(ctx, PlainForm);
    await retireHall(ctx, hall.id);
    return redirectWithNotice(paths.organiserHalls(fair.slug), m.plans_hall_retired({ name: hall.name }));
  });
}

export default function RetireHall() {
  const { hall, booths, whyNot } = useLoaderData<typeof loader>();
  const lastResult: SubmissionResult<string[]> | undefined = useActionData<typeof action>()?.result;
  const [form] = useForm({ id: "retirement", lastResult });
  return (
    <ConfirmPage
      title={m.plans_hall_retire_title({ name: hall.name })}
      breadcrumbs={[{ label: m.plans_halls(), to: paths.organiserHalls(hall.slug) }]}
      effects={[m.plans_hall_retire_booths({ count: formatNumber(booths) }), m.plans_hall_retire_kept()]}
      confirm={m.plans_hall_retire()}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserHallPage(hall.slug, hall.id, "settings")}
    >
      <FormErrors form={form} />
    </ConfirmPage>
  );
}
