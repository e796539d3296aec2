import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { createRound } from "~/domain/rounds/create-round.server";
import { CreateRoundForm, NewRoundQuery } from "~/domain/rounds/forms";
import { newRoundChoices } from "~/domain/rounds/new-round.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { REGIONS } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { identityLabels, LevelAndYear, NameFields } from "~/ui/rounds/identity-fields";
import { nextStepPath } from "~/ui/rounds/preparation";
import { inLanguage } from "~/ui/rounds/round-name";
import { suggestedIdentity } from "./suggested-identity";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.rounds_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { schemes, ...choices } = await newRoundChoices(ctx);
    const { scheme: code } = parseQuery(ctx.request, NewRoundQuery);
    return {
      ...choices,
      schemes: schemes.map(({ code, name, nameEn, version }) => ({ code, name, nameEn, version })),
      scheme: schemes.find((one) => one.code === code) ?? schemes[0]!,
      year: Number(todayInVietnam(ctx.now).slice(0, 4)),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, CreateRoundForm);
    const { slug } = await createRound(ctx, form);
    return redirectWithNotice(nextStepPath("identity", slug), m.rounds_new_created());
  });
}

export default function NewRound() {
  const { scheme, schemes } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        title={m.rounds_new_title()}
        lead={m.rounds_new_lead()}
        breadcrumbs={[{ label: m.ui_area_organiser(), to: paths.organiser() }]}
      />
      {/* A form of its own: another scheme brings other values into the one below. */}
      <Form method="get" className="mb-8 grid gap-3 rounded-box bg-wash px-5 py-4 sm:flex sm:items-end">
        <label className="grid min-w-0 gap-1.5 sm:flex-1">
          <span className="font-semibold">{m.rounds_field_scheme()}</span>
          <select name="scheme" defaultValue={scheme.code} key={scheme.code} className="select w-full">
            {schemes.map((one) => (
              <option key={one.code} value={one.code}>
                {m.rounds_scheme_version({ name: inLanguage(one.name, one.nameEn), version: one.version })}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{m.schemes_take()}</Button>
        <Link to={paths.organiserScheme(scheme.code)} className="inline-flex min-h-11 items-center">
          {m.rounds_new_read_scheme()}
        </Link>
      </Form>
      <RoundForm key={scheme.versionId} />
    </Page>
  );
}

function RoundForm() {
  const { agencies, scheme, provinces, year } = useLoaderData<typeof loader>();
  const agency = agencies[0]!;
  const levels = scheme.rules.levels.value.map((one) => one.level);
  const level = levels.includes(agency.level) ? agency.level : levels[0]!;
  const start = { level, year, provinceId: agency.provinceId ?? undefined, regionCode: REGIONS[0] };
  const [form, fields] = useForm({
    id: "round",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CreateRoundForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CreateRoundForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      schemeVersionId: scheme.versionId,
      agencyId: agency.id,
      level: start.level,
      year: String(year),
      provinceId: start.provinceId,
      ...suggestedIdentity(start, provinces, scheme),
    },
  });
  const suggested = useRef(suggestedIdentity(start, provinces, scheme));
  // Names and prefix follow level, year and place; what a person has typed there is left alone.
  const suggestAgain = () => {
    const typed = Object.fromEntries(new FormData(document.getElementById(form.id) as HTMLFormElement));
    const next = suggestedIdentity(typed, provinces, scheme);
    for (const name of ["name", "nameEn", "codePrefix"] as const) {
      if (typed[name] !== "" && typed[name] !== suggested.current[name]) continue;
      form.update({ name: fields[name].name, value: next[name] });
    }
    suggested.current = next;
  };
  const era = (one: string) => (one === "new" ? m.rounds_provinces_now() : m.rounds_provinces_before());
  return (
    <PostForm form={form} labels={identityLabels()}>
      <input type="hidden" name={fields.schemeVersionId.name} value={scheme.versionId} />
      <div className="grid gap-8" onChange={(event) => FOLLOWED.has(nameOf(event.target)) && suggestAgain()}>
        <FieldGroup title={m.rounds_group_identity()}>
          <SelectField
            field={fields.agencyId}
            label={m.rounds_field_agency()}
            placeholder={null}
            choices={agencies.map((one) => ({ value: one.id, label: one.name }))}
          />
          <LevelAndYear fields={fields} levels={levels} />
        </FieldGroup>
        <FieldGroup title={m.rounds_group_territory()} lead={m.rounds_group_territory_lead()}>
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              field={fields.provinceId}
              label={m.rounds_field_province()}
              hint={m.rounds_field_province_hint()}
              choices={provinces.map((one) => ({ value: one.id, label: `${one.name} (${era(one.era)})` }))}
            />
            <SelectField
              field={fields.regionCode}
              label={m.rounds_field_region()}
              hint={m.rounds_field_region_hint()}
              choices={REGIONS.map((value) => ({ value, label: regionName(value) }))}
            />
          </div>
        </FieldGroup>
        <FieldGroup title={m.rounds_group_names()}>
          <NameFields fields={fields} />
        </FieldGroup>
        <FormActions cancelTo={paths.organiser()}>
          <Button type="submit" kind="main">
            {m.rounds_new_create()}
          </Button>
        </FormActions>
      </div>
    </PostForm>
  );
}

const FOLLOWED = new Set(["level", "year", "provinceId", "regionCode"]);
const nameOf = (target: EventTarget) => (target as HTMLInputElement).name;
