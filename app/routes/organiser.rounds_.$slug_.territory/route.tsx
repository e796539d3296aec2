import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listProvinces } from "~/domain/provinces/queries.server";
import { TerritoryForm } from "~/domain/rounds/forms";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { eraOfRound, isOfYear } from "~/domain/rounds/territory";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { nextStepPath, StepPage } from "~/ui/rounds/preparation";
import { headOf } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { Members, OneProvince, TerritoryFields } from "./territory-fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_territory_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [members, provinces, steps] = await Promise.all([
      territoryOf(ctx, round.id),
      listProvinces(ctx),
      preparationFor(ctx, round),
    ]);
    const chosen = new Map(members.map((member) => [member.provinceId, member]));
    // Those of the round's time can always be chosen, also while others stand there.
    const era = members.find((one) => isOfYear(one.era, round.year))?.era ?? eraOfRound(round.year, ctx.now);
    return {
      head: headOf(round, ctx.now),
      steps,
      mayEdit: round.openedAt === null && mayPrepareRounds(ctx.actor, round.agencyId),
      quotaSource: round.quotaSource ?? "",
      /** The region every member of a regional round counts for. */
      region: round.level === "region" ? (members.find((member) => member.regionCode)?.regionCode ?? null) : null,
      provinces: provinces
        .filter((one) => one.era === era || chosen.has(one.id))
        .map(({ id, name, nameEn, regions, era: ofProvince }) => ({
          id,
          name:
            ofProvince === era
              ? inLanguage(name, nameEn)
              : m.rounds_territory_of_other_time({ province: inLanguage(name, nameEn) }),
          regions,
          isIn: chosen.has(id),
          countsFor: chosen.get(id)?.regionCode ?? null,
          quota: chosen.get(id)?.quota ?? null,
        })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await setTerritory(ctx, round.id, await parseForm(ctx, TerritoryForm));
    return redirectWithNotice(nextStepPath("territory", round.slug), m.rounds_territory_saved());
  });
}

export default function Territory() {
  const { head, steps, mayEdit, region, provinces, quotaSource } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "territory",
    lastResult: useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined,
    constraint: getZodConstraint(TerritoryForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TerritoryForm }),
    shouldRevalidate: "onInput",
    defaultValue: {
      rows: provinces.map(({ id, isIn, countsFor, regions, quota }) => ({
        provinceId: id,
        isIn: isIn ? "on" : undefined,
        regionCode: countsFor ?? region ?? regions[0],
        quota: quota === null ? "" : String(quota),
      })),
      quotaSource,
    },
  });
  const isWide = head.level === "region" || head.level === "nation";
  const back = paths.organiserRound(head.slug);
  const problems = steps.find(({ step }) => step === "territory")?.problems ?? [];
  return (
    <StepPage
      round={head}
      current="territory"
      steps={steps}
      title={m.rounds_territory_title()}
      lead={mayEdit && (isWide ? m.rounds_territory_lead() : m.rounds_territory_one_lead())}
    >
      {!mayEdit && (
        <Alert className="mb-6">{head.isDraft ? m.rounds_not_your_agency() : m.rounds_rules_are_frozen()}</Alert>
      )}
      {problems.length > 0 && (
        <Alert tone="bad" className="mb-6 max-w-3xl">
          {problems.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      )}
      {!mayEdit && <Members members={provinces.filter((one) => one.isIn)} quotaSource={quotaSource} />}
      {mayEdit &&
        (isWide ? (
          <TerritoryFields
            form={form}
            fields={fields}
            provinces={provinces}
            isNational={head.level === "nation"}
            cancelTo={back}
          />
        ) : (
          <OneProvince
            form={form}
            rows={fields.rows}
            provinces={provinces}
            chosen={provinces.find((one) => one.isIn)?.id}
            cancelTo={back}
          />
        ))}
    </StepPage>
  );
}
