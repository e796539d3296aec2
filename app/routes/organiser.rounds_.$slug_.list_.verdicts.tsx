import { type FieldMetadata, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ListItemsForm } from "~/domain/councils/forms";
import { ABOUT_VERDICTS } from "~/domain/councils/list";
import { listOfRound } from "~/domain/councils/list.server";
import { whyNotDecideList } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import type { Tier } from "~/domain/schemes/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import { LIST_VERDICTS } from "~/lib/vocabulary";
import { motionChoices } from "~/ui/councils/motion-choices";
import { VERDICT_NAMES } from "~/ui/councils/names";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { RadioGroup, SelectField, TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { inLanguage } from "~/ui/rounds/round-name";
import { whyNotProposed } from "~/ui/tallies/choice-texts";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_verdicts_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { round, mayRun } = council;
    const list = await listOfRound(ctx, council);
    const chosen = new Set(new URL(args.request.url).searchParams.getAll("entry"));
    return {
      slug: round.slug,
      tiers: round.rules.tiers.value,
      motions: list.motions.filter(({ kind }) => ABOUT_VERDICTS.includes(kind)),
      rows: list.rows
        .filter((row) => chosen.has(row.lead.nominationId) && !row.isDecided)
        .map(({ lead, name, choice, proposal, item }) => ({
          nominationId: lead.nominationId,
          name,
          code: lead.nomination.code,
          establishment: lead.nomination.establishmentName,
          rank: lead.rank,
          score: formatFraction(lead.score, 2, getLocale()),
          choice,
          proposal,
          verdict: item?.verdict ?? proposal.verdict ?? undefined,
          tier: (item ? item.tier : proposal.tier) ?? undefined,
          reason: item?.reason ?? undefined,
          motionId: item?.motionId ?? undefined,
        })),
      whyNot: mayRun ? whyNotDecideList(round) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    const form = await parseForm(ctx, ListItemsForm);
    await setListItems(ctx, round.id, form);
    return redirectWithNotice(paths.organiserList(round.slug), m.councils_verdicts_done({ count: form.items.length }));
  });
}

export default function Verdicts() {
  const { slug, tiers, motions, rows, whyNot } = useLoaderData<typeof loader>();
  const [first] = rows;
  const [form, fields] = useForm({
    id: "verdicts",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ListItemsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ListItemsForm }),
    shouldRevalidate: "onInput",
    defaultValue: {
      items: rows.map(({ nominationId, verdict, tier }) => ({ nominationId, verdict, tier })),
      // Several may differ for different reasons; one says its own again.
      reason: rows.length === 1 ? first?.reason : undefined,
      motionId: rows.length === 1 ? first?.motionId : undefined,
    },
  });
  const list = paths.organiserList(slug);
  return (
    <FormPage
      form={form}
      labels={{ reason: m.councils_verdicts_reason(), motionId: m.councils_verdicts_motion() }}
      title={m.councils_verdicts_title()}
      lead={m.councils_verdicts_lead()}
      breadcrumbs={[{ label: m.councils_tab_list(), to: list }]}
    >
      {rows.length === 0 ? (
        <EmptyState
          title={m.councils_nothing_chosen()}
          actions={<ButtonLink to={list}>{m.councils_back_to_list()}</ButtonLink>}
        >
          {m.councils_nothing_chosen_text()}
        </EmptyState>
      ) : (
        <>
          <ol className="grid gap-4">
            {rows.map((row, place) => (
              <VerdictFields
                key={row.nominationId}
                row={row}
                tiers={tiers}
                item={fields.items.getFieldList()[place]!}
              />
            ))}
          </ol>
          <TextArea
            field={fields.reason}
            label={m.councils_verdicts_reason()}
            hint={m.councils_verdicts_reason_hint()}
            rows={3}
          />
          {motions.length > 0 && (
            <SelectField
              field={fields.motionId}
              label={m.councils_verdicts_motion()}
              hint={m.councils_verdicts_motion_hint()}
              placeholder={m.councils_no_motion()}
              choices={motionChoices(motions)}
            />
          )}
          <FormActions cancelTo={list}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.councils_verdicts_act()}
            </Button>
          </FormActions>
        </>
      )}
    </FormPage>
  );
}

type Row = Awaited<ReturnType<typeof useLoaderData<typeof loader>>>["rows"][number];

interface VerdictFieldsProps {
  readonly row: Row;
  readonly tiers: readonly Tier[];
  readonly item: FieldMetadata<ListItemsForm["items"][number], ListItemsForm, string[]>;
}

/** One entry or set: what is proposed and why, and what the council says. */
function VerdictFields({ row, tiers, item }: VerdictFieldsProps) {
  const { nominationId, verdict, tier } = item.getFieldset();
  const { proposal, choice, rank, score } = row;
  const proposed = proposal.verdict ? VERDICT_NAMES[proposal.verdict]() : m.councils_proposal_open();
  return (
    <Card as="li" className="grid gap-3">
      <input type="hidden" name={nominationId.name} value={row.nominationId} />
      <div>
        <h2 className="text-lg">{row.name}</h2>
        <p className="text-sm text-soft">
          {row.code} · {row.establishment} · {m.councils_rank_score({ rank, score })}
        </p>
        <p className="mt-1">
          {m.councils_proposed({ proposal: proposed })} {whyNotProposed(choice, { rank, score })}
        </p>
      </div>
      <RadioGroup
        field={verdict}
        label={m.councils_column_verdict()}
        choices={LIST_VERDICTS.map((value) => ({ value, label: VERDICT_NAMES[value]() }))}
      />
      {tiers.length > 0 && (
        <SelectField
          field={tier}
          label={m.councils_field_tier()}
          placeholder={m.councils_no_tier()}
          choices={tiers.map(({ code, name, nameEn }) => ({ value: code, label: inLanguage(name, nameEn) }))}
          className="max-w-xs"
        />
      )}
    </Card>
  );
}
