import { formatNumber, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { NumberField, TextField } from "~/ui/primitives/fields";
import { AddItem, Item, ItemActions, SourceField } from "../fields";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

export function TiersEditor({ draft, rules, lastResult }: EditorProps) {
  const [form, fields] = useSectionForm(
    "tiers",
    {
      tiers: rules.tiers.value.map(({ code, name, nameEn, from, count, money }) => ({
        ...{ was: code, name, nameEn },
        from: from === null ? "" : formatPoints(from),
        count: count === null ? "" : String(count),
        money: money === null ? "" : formatNumber(money),
      })),
      tiersSource: rules.tiers.source,
    },
    lastResult,
  );
  const tiers = fields.tiers.getFieldList();
  return (
    <DraftForm form={form} draft={draft} labels={{ tiers: ruleName("tiers") }}>
      <Card as="section" className="grid gap-4">
        <p className="text-soft">{m.schemes_tiers_hint({ mark: formatPoints(rules.passMark.value) })}</p>
        <ol id={fields.tiers.id} tabIndex={-1} className="grid gap-3">
          {tiers.map((tier, index) => {
            const { was, name, nameEn, from, count, money } = tier.getFieldset();
            const label = String(name.value ?? "") || m.schemes_new_tier();
            return (
              <Item
                key={tier.key}
                title={label}
                actions={
                  <ItemActions form={form} name={fields.tiers.name} index={index} count={tiers.length} label={label} />
                }
              >
                <input type="hidden" name={was.name} defaultValue={was.initialValue} key={was.key} />
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField field={name} label={m.schemes_field_name()} />
                  <TextField field={nameEn} label={m.schemes_field_name_en()} />
                </div>
                <div className="grid gap-4 sm:grid-cols-3">
                  <NumberField field={from} label={m.schemes_field_from()} hint={m.schemes_tier_from_hint()} />
                  <NumberField
                    field={count}
                    label={m.schemes_field_count()}
                    hint={m.schemes_tier_count_hint()}
                    inputMode="numeric"
                  />
                  <NumberField
                    field={money}
                    label={m.schemes_field_money()}
                    hint={m.schemes_tier_money_hint()}
                    suffix={m.schemes_unit_dong()}
                  />
                </div>
              </Item>
            );
          })}
        </ol>
        {tiers.length === 0 && <p className="text-soft">{m.schemes_no_tiers()}</p>}
        <AddItem form={form} name={fields.tiers.name}>
          {m.schemes_add_tier()}
        </AddItem>
        <SourceField field={fields.tiersSource} />
      </Card>
    </DraftForm>
  );
}
