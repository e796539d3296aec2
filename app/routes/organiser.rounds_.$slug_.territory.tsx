import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { listProvinces } from "~/domain/provinces/queries.server";
import { eraAt } from "~/domain/provinces/rules";
import { TerritoryForm } from "~/domain/rounds/forms";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { REGIONS } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FormActions } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { headOf } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_territory_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [members, provinces] = await Promise.all([territoryOf(ctx, round.id), listProvinces(ctx)]);
    const chosen = new Map(members.map((member) => [member.provinceId, member.regionCode]));
    const era = provinces.find((one) => chosen.has(one.id))?.era ?? eraAt({ year: round.year });
    return {
      head: headOf(round, ctx.now),
      mayEdit: round.openedAt === null && mayPrepareRounds(ctx.actor, round.agencyId),
      /** The region every member of a regional round counts for. */
      region: round.level === "region" ? (members.find((member) => member.regionCode)?.regionCode ?? null) : null,
      provinces: provinces
        .filter((one) => one.era === era || chosen.has(one.id))
        .map(({ id, name, nameEn, regions }) => ({
          id,
          name: inLanguage(name, nameEn),
          regions,
          isIn: chosen.has(id),
          countsFor: chosen.get(id) ?? null,
        })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await setTerritory(ctx, round.id, await parseForm(ctx, TerritoryForm));
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_territory_saved());
  });
}

type ShownProvince = ReturnType<typeof useLoaderData<typeof loader>>["provinces"][number];

export default function Territory() {
  const { head, mayEdit, region, provinces } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.result?.error;
  const errors = Object.values(refused ?? {}).flatMap((sentences) => sentences ?? []);
  // A national round says of each province which region it counts for; others only whether it takes part.
  const isNational = head.level === "nation";
  const groups = REGIONS.map((code) => ({ code, provinces: provinces.filter((one) => one.regions[0] === code) }));
  return (
    <Page>
      <PageHeader
        title={m.rounds_territory_title()}
        lead={m.rounds_territory_lead()}
        breadcrumbs={[{ label: roundName(head), to: paths.organiserRound(head.slug) }]}
      />
      <Form method="post" className="grid gap-6">
        {errors.length > 0 && <Alert tone="bad" title={errors.join(" ")} />}
        {!mayEdit && <Alert>{head.isDraft ? m.rounds_not_your_agency() : m.rounds_rules_are_frozen()}</Alert>}
        <fieldset disabled={!mayEdit} className="grid gap-6">
          <legend className="sr-only">{m.rounds_territory_title()}</legend>
          {groups.map((group) => (
            <Card as="section" key={group.code}>
              <h2 className="mb-3 text-xl">{regionName(group.code)}</h2>
              <ul className={isNational ? "grid gap-3 md:grid-cols-2" : "grid gap-x-6 sm:grid-cols-2 lg:grid-cols-4"}>
                {group.provinces.map((one) => (
                  <li key={one.id}>
                    {isNational ? <RegionChoice province={one} /> : <MemberBox province={one} region={region} />}
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </fieldset>
        {mayEdit && (
          <FormActions cancelTo={paths.organiserRound(head.slug)}>
            <Button type="submit" kind="main">
              {m.rounds_territory_save()}
            </Button>
          </FormActions>
        )}
      </Form>
    </Page>
  );
}

function MemberBox({ province, region }: { province: ShownProvince; region: string | null }) {
  const { id, name, regions, isIn, countsFor } = province;
  return (
    <label className="flex min-h-10 items-center gap-3">
      <input
        type="checkbox"
        name="members"
        value={`${id}:${countsFor ?? region ?? regions[0] ?? ""}`}
        defaultChecked={isIn}
        className="checkbox"
      />
      {name}
    </label>
  );
}

function RegionChoice({ province }: { province: ShownProvince }) {
  const { id, name, isIn, countsFor } = province;
  return (
    <label className="grid grid-cols-[1fr_13rem] items-center gap-3">
      <span>{name}</span>
      <select name="members" defaultValue={isIn ? `${id}:${countsFor ?? ""}` : ""} className="select">
        <option value="">{m.rounds_territory_not_in()}</option>
        {REGIONS.map((code) => (
          <option key={code} value={`${id}:${code}`}>
            {regionName(code)}
          </option>
        ))}
        {isIn && !countsFor && <option value={`${id}:`}>{m.rounds_territory_no_region()}</option>}
      </select>
    </label>
  );
}
