import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { QuotasForm } from "~/domain/fairs/forms";
import { quotasOf } from "~/domain/fairs/quotas.server";
import { setQuotas } from "~/domain/fairs/set-quotas.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { QuotaTable } from "~/ui/fairs/quota-table";
import { afterStep, SetupPage } from "~/ui/fairs/setup";
import { Button } from "~/ui/primitives/button";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Stat, StatRow } from "~/ui/primitives/stat";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_quotas()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, facts, steps, whyNot } = await fairSetup(ctx, args.params.slug!);
    const quotas = await quotasOf(ctx, fair);
    return {
      head: headOfFair(fair),
      steps,
      whyNot,
      version: fair.version,
      booths: facts.boothsInAll,
      quotas: quotas.map(({ name, nameEn, ...quota }) => ({ ...quota, name: getLocale() === "vi" ? name : nameEn })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setQuotas(ctx, fair.id, await parseForm(ctx, QuotasForm));
    return redirectWithNotice(afterStep("quotas", fair), m.fairs_saved());
  });
}

export default function Quotas() {
  const { head, steps, whyNot, version, booths, quotas } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "quotas",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(QuotasForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: QuotasForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      rows: quotas.map(({ provinceId, booths }) => ({ provinceId, booths: booths === null ? "" : String(booths) })),
    },
  });
  const sum = (of: (quota: (typeof quotas)[number]) => number) =>
    formatNumber(quotas.reduce((all, quota) => all + of(quota), 0));
  return (
    <SetupPage fair={head} current="quotas" steps={steps} lead={m.fairs_quotas_lead()} whyNot={whyNot}>
      <StatRow>
        <Stat label={m.fairs_quotas_sum()} value={sum((quota) => quota.booths ?? 0)} />
        <Stat label={m.fairs_quotas_granted()} value={sum((quota) => quota.granted)} />
        <Stat label={m.fairs_quotas_taken()} value={sum((quota) => quota.taken)} />
        <Stat label={m.fairs_quotas_drawn()} value={formatNumber(booths)} />
      </StatRow>
      <PostForm
        form={form}
        labels={Object.fromEntries(quotas.map(({ name }, index) => [`rows[${index}].booths`, name]))}
        className="mt-8"
      >
        <input type="hidden" name="version" value={version} />
        <QuotaTable rows={fields.rows.getFieldList()} quotas={quotas} />
        <FormActions cancelTo={paths.organiserFair(head.slug)}>
          <Button type="submit" kind="main">
            {m.fairs_save()}
          </Button>
        </FormActions>
      </PostForm>
    </SetupPage>
  );
}
