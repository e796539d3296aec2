import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MergeForm } from "~/domain/councils/forms";
import { ABOUT_SETS } from "~/domain/councils/list";
import { listOfRound } from "~/domain/councils/list.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { whyNotDecideList } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { setCaseName, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import type { SetCase } from "~/lib/vocabulary";
import { motionChoices } from "~/ui/councils/motion-choices";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FieldError, RadioGroup, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_set_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { round, mayRun } = council;
    const list = await listOfRound(ctx, council);
    const chosen = new Set(new URL(args.request.url).searchParams.getAll("entry"));
    return {
      slug: round.slug,
      cases: round.rules.setCases.value,
      motions: list.motions.filter(({ kind }) => ABOUT_SETS.includes(kind)),
      entries: list.rows
        .filter((row) => chosen.has(row.lead.nominationId) && !row.set && !row.isDecided)
        .map(({ lead }) => ({
          id: lead.nominationId,
          name: lead.nomination.productName,
          code: lead.nomination.code,
          group: shortGroupNameIn(round.rules, lead.groupCode),
          establishment: lead.nomination.establishmentName,
          rank: lead.rank,
          score: formatFraction(lead.score, 2, getLocale()),
        })),
      whyNot: mayRun ? whyNotDecideList(round) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    const form = await parseForm(ctx, MergeForm);
    await mergeEntries(ctx, round.id, form);
    return redirectWithNotice(paths.organiserList(round.slug), m.councils_set_done({ set: form.name }));
  });
}

const CASE_HINTS: Readonly<Record<SetCase, () => string>> = {
  a: m.councils_set_hint_a,
  b: m.councils_set_hint_b,
  c: m.councils_set_hint_c,
};

export default function MergeEntries() {
  const { slug, cases, motions, entries, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "set",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(MergeForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: MergeForm }),
    shouldRevalidate: "onInput",
    defaultValue: { nominationIds: entries.map((entry) => entry.id), leadNominationId: entries[0]?.id },
  });
  const list = paths.organiserList(slug);
  const labels = {
    nominationIds: m.councils_set_products(),
    leadNominationId: m.councils_set_lead(),
    name: m.councils_set_name(),
    setCase: m.councils_set_case(),
    reason: m.councils_set_reason(),
    motionId: m.councils_verdicts_motion(),
  };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.councils_set_title()}
      lead={m.councils_set_text()}
      breadcrumbs={[{ label: m.councils_tab_list(), to: list }]}
    >
      {entries.length < 2 ? (
        <EmptyState
          title={m.councils_set_needs_two()}
          actions={<ButtonLink to={list}>{m.councils_back_to_list()}</ButtonLink>}
        >
          {m.councils_set_choose_text()}
        </EmptyState>
      ) : (
        <>
          {entries.map((entry) => (
            <input key={entry.id} type="hidden" name={fields.nominationIds.name} value={entry.id} />
          ))}
          <div id={fields.nominationIds.id} tabIndex={-1}>
            <FieldError field={fields.nominationIds} />
          </div>
          <RadioGroup
            field={fields.leadNominationId}
            label={labels.leadNominationId}
            hint={m.councils_set_lead_hint()}
            choices={entries.map((entry) => ({
              value: entry.id,
              label: entry.name,
              hint: `${entry.code} · ${entry.group} · ${entry.establishment} · ${m.councils_rank_score(entry)}`,
            }))}
          />
          <TextField field={fields.name} label={labels.name} hint={m.councils_set_name_hint()} autoComplete="off" />
          <RadioGroup
            field={fields.setCase}
            label={labels.setCase}
            choices={cases.map((value) => ({
              value,
              label: `${value}) ${setCaseName(value)}`,
              hint: CASE_HINTS[value](),
            }))}
          />
          <TextArea field={fields.reason} label={labels.reason} rows={3} />
          {motions.length > 0 && (
            <SelectField
              field={fields.motionId}
              label={labels.motionId}
              placeholder={m.councils_no_motion()}
              choices={motionChoices(motions)}
            />
          )}
          <FormActions cancelTo={list}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.councils_set_act({ count: entries.length })}
            </Button>
          </FormActions>
        </>
      )}
    </FormPage>
  );
}
