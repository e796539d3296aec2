import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { everyCriterion } from "~/domain/schemes/criteria";
import { draftOf } from "~/domain/schemes/drafts.server";
import { BandsForm } from "~/domain/schemes/forms";
import type { CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { saveBands } from "~/domain/schemes/save-draft.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, TextArea } from "~/ui/primitives/fields";
import { inLanguage } from "~/ui/rounds/round-name";
import { DraftFrame, type DraftHead, Findings } from "~/ui/schemes/draft-frame";
import { AddItem, CheckboxGroup, Item, ItemActions, Narrowing, tickedIn } from "~/ui/schemes/fields";
import { bandRange, groupChoices } from "~/ui/schemes/item-texts";
import { DraftForm } from "~/ui/schemes/section-form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.schemes_bands_title({ code: data.criterion.code }) : m.common_brand() },
];

/** Who was told that someone else has saved gets to see what is there now, beside their own typing. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const draft = await draftOf(ctx, args.params.code!);
    const code = args.params.criterion!;
    const criterion = everyCriterion(draft.rules.criteria.value).find((one) => one.code === code && !one.parts);
    if (!criterion) throw new DomainError("not_found", m.schemes_criterion_unknown({ code }));
    return { draft, criterion };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const [code, criterion] = [args.params.code!, args.params.criterion!];
    await saveBands(ctx, code, { criterion, form: await parseForm(ctx, BandsForm) });
    return redirectWithNotice(paths.organiserSchemeBands(code, criterion), m.schemes_saved());
  });
}

export default function Bands() {
  const { draft, criterion } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  const { code } = draft.scheme;
  return (
    <DraftFrame
      draft={draft}
      current="criteria"
      title={m.schemes_bands_title({ code: criterion.code })}
      lead={m.schemes_bands_lead({
        title: inLanguage(criterion.title, criterion.titleEn),
        maximum: formatPoints(criterion.maximum),
        step: formatPoints(draft.rules.scoreStep.value),
      })}
    >
      <Findings findings={draft.findings.filter((finding) => finding.criterion === criterion.code)} />
      <BandsEditor
        key={draft.saved?.version}
        draft={draft}
        rules={draft.rules}
        criterion={criterion}
        lastResult={lastResult}
      />
      <p className="mt-8">
        <Link to={paths.organiserSchemeSection(code, "criteria")}>{m.schemes_back_to_criteria()}</Link>
      </p>
    </DraftFrame>
  );
}

interface BandsEditorProps {
  readonly draft: DraftHead;
  readonly rules: SchemeRules;
  readonly criterion: CriterionRule;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

function BandsEditor({ draft, rules, criterion, lastResult }: BandsEditorProps) {
  const [form, fields] = useForm({
    id: "bands",
    lastResult,
    constraint: getZodConstraint(BandsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: BandsForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      bands: (criterion.levels ?? []).map((band) => ({
        ...band,
        from: formatPoints(band.from),
        to: formatPoints(band.to),
        groups: band.groups ?? [],
      })),
    },
  });
  const bands = fields.bands.getFieldList();
  return (
    <DraftForm form={form} draft={draft}>
      <ol id={fields.bands.id} tabIndex={-1} className="grid gap-4">
        {bands.map((band, index) => {
          const { from, to, text, textEn, groups } = band.getFieldset();
          const label = from.value && to.value ? `${from.value}–${to.value}` : m.schemes_new_band();
          return (
            <Item
              key={band.key}
              title={label}
              actions={
                <ItemActions form={form} name={fields.bands.name} index={index} count={bands.length} label={label} />
              }
            >
              <div className="grid max-w-md grid-cols-2 gap-4">
                <NumberField field={from} label={m.schemes_band_from()} />
                <NumberField field={to} label={m.schemes_band_to()} />
              </div>
              <div className="grid gap-4 lg:grid-cols-2">
                <TextArea field={text} label={m.schemes_band_text()} rows={2} />
                <TextArea field={textEn} label={m.schemes_band_text_en()} rows={2} />
              </div>
              {rules.groups.length > 1 && (
                <Narrowing label={m.schemes_band_groups()} chosen={tickedIn(groups)}>
                  <CheckboxGroup
                    field={groups}
                    label={m.schemes_field_groups()}
                    hint={m.schemes_none_is_all_groups()}
                    choices={groupChoices(rules)}
                  />
                </Narrowing>
              )}
            </Item>
          );
        })}
      </ol>
      {bands.length === 0 && (
        <p className="text-soft">{m.schemes_no_bands({ range: bandRange({ from: 0, to: criterion.maximum }) })}</p>
      )}
      <AddItem form={form} name={fields.bands.name}>
        {m.schemes_add_band()}
      </AddItem>
    </DraftForm>
  );
}
