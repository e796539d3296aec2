import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PlainForm } from "~/domain/floor-plans/forms";
import { hallAtWork, planOfHall, versionOf } from "~/domain/floor-plans/queries.server";
import { restoreVersion } from "~/domain/floor-plans/restore-version.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { wholeParam } from "~/http/whole-param";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfHall } from "~/ui/floor-plans/hall-page";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { FormErrors } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_version_restore()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const { number, note, plan } = await versionOf(ctx, hall.id, wholeParam(args.params.number));
    const { booths } = await planOfHall(ctx, hall);
    return {
      hall: headOfHall(fair.slug, hall),
      number,
      note,
      restored: plan.booths.length,
      drawn: booths.length,
      whyNot,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const number = wholeParam(args.params.number);
    await parseForm(ctx, PlainForm);
    await restoreVersion(ctx, hall.id, number);
    return redirectWithNotice(
      paths.organiserHall(fair.slug, hall.id),
      m.plans_restored({ number: formatNumber(number) }),
    );
  });
}

export default function Restoration() {
  const { hall, number, note, drawn, restored, whyNot } = useLoaderData<typeof loader>();
  const lastResult: SubmissionResult<string[]> | undefined = useActionData<typeof action>()?.result;
  const [form] = useForm({ id: "restoration", lastResult });
  return (
    <ConfirmPage
      title={m.plans_restore_title({ number: formatNumber(number) })}
      lead={note}
      breadcrumbs={[{ label: m.plans_versions(), to: paths.organiserHallPage(hall.slug, hall.id, "versions") }]}
      effects={[
        m.plans_restore_now({ count: formatNumber(drawn) }),
        m.plans_restore_then({ number: formatNumber(number), count: formatNumber(restored) }),
      ]}
      isReversible
      confirm={m.plans_restore_act()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserHallPage(hall.slug, hall.id, "versions")}
    >
      <FormErrors form={form} />
    </ConfirmPage>
  );
}
