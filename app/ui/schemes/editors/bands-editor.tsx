import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { BandsForm } from "~/domain/schemes/forms";
import type { CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, TextArea } from "~/ui/primitives/fields";
import { AddItem, CheckboxGroup, Item, ItemActions, Narrowing, tickedIn } from "../fields";
import { bandRange, groupChoices } from "../item-texts";
import { DraftForm, type EditedRules } from "../section-form";

interface BandsEditorProps {
  readonly draft: Pick<EditedRules, "version" | "whyNotWrite">;
  readonly rules: SchemeRules;
  readonly criterion: CriterionRule;
  readonly lastResult: SubmissionResult<string[]> | undefined;
  /** What saving is here, and the way back without it. */
  readonly act?: string;
  readonly cancelTo?: string;
}

/** What the points of one criterion mean. */
export function BandsEditor({ draft, rules, criterion, lastResult, act, cancelTo }: BandsEditorProps) {
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
    <DraftForm form={form} draft={draft} act={act} cancelTo={cancelTo}>
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
