import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { copyRound } from "~/domain/rounds/copy-round.server";
import { CopyRoundForm } from "~/domain/rounds/forms";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { latestVersionOf } from "~/domain/schemes/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { identityLabels, NameFields } from "~/ui/rounds/identity-fields";
import { stepPath } from "~/ui/rounds/preparation";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_copy_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const latest = await latestVersionOf(ctx, round.scheme.code);
    const { slug, name, nameEn, year, codePrefix, scheme } = round;
    return {
      round: { slug, name, nameEn, year, codePrefix, version: scheme.version },
      latest: latest.version,
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId) ? null : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { slug, isTerritoryCarried } = await copyRound(ctx, round.id, await parseForm(ctx, CopyRoundForm));
    return isTerritoryCarried
      ? redirectWithNotice(stepPath("territory", slug), m.rounds_copied_territory_carried())
      : redirectWithNotice(stepPath("identity", slug), m.rounds_copied());
  });
}

/** The programme's rhythm: every two years. */
const USUAL_RHYTHM = 2;

export default function CopyRound() {
  const { round, latest, whyNot } = useLoaderData<typeof loader>();
  const year = round.year + USUAL_RHYTHM;
  const inYear = (name: string) => name.replaceAll(String(round.year), String(year));
  const [form, fields] = useForm({
    id: "copy",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CopyRoundForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CopyRoundForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      year: String(year),
      name: inYear(round.name),
      nameEn: inYear(round.nameEn),
      codePrefix: round.codePrefix,
      rulesFrom: "round",
    },
  });
  return (
    <FormPage
      form={form}
      title={m.rounds_copy_title()}
      lead={m.rounds_copy_lead()}
      breadcrumbs={[{ label: roundName(round), to: paths.organiserRound(round.slug) }]}
      labels={{ ...identityLabels(), rulesFrom: m.rounds_copy_rules() }}
    >
      <NumberField field={fields.year} label={m.rounds_field_year()} inputMode="numeric" />
      <NameFields fields={fields} />
      <SelectField
        field={fields.rulesFrom}
        label={m.rounds_copy_rules()}
        placeholder={null}
        choices={[
          { value: "round", label: m.rounds_copy_rules_round({ year: round.year }) },
          { value: "scheme", label: m.rounds_copy_rules_scheme({ version: latest }) },
        ]}
      />
      <p className="text-soft">{m.rounds_copy_people()}</p>
      <FormActions cancelTo={paths.organiserRound(round.slug)}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.rounds_copy_confirm()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
