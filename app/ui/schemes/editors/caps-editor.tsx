import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { NumberField } from "~/ui/primitives/fields";
import { type AnyField, Cited } from "../fields";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

const typed = (limit: number | null | undefined) => (limit == null ? "" : String(limit));

export function CapsEditor({ draft, rules, lastResult }: EditorProps) {
  const { cap, groupCaps, territoryCap, establishmentCap } = rules;
  const [form, fields] = useSectionForm(
    "caps",
    {
      cap: typed(cap.value),
      capSource: cap.source,
      groupCaps: rules.groups.map(({ code }) => ({ code, most: typed(groupCaps.value[code]) })),
      groupCapsSource: groupCaps.source,
      territoryCap: typed(territoryCap.value),
      territoryCapSource: territoryCap.source,
      establishmentCap: typed(establishmentCap.value),
      establishmentCapSource: establishmentCap.source,
    },
    lastResult,
  );
  const lines = fields.groupCaps.getFieldList();
  return (
    <DraftForm
      form={form}
      draft={draft}
      labels={{
        cap: ruleName("cap"),
        territoryCap: ruleName("territoryCap"),
        establishmentCap: ruleName("establishmentCap"),
      }}
    >
      <Card as="section" className="grid gap-6">
        <Limit field={fields.cap} source={fields.capSource} label={ruleName("cap")} hint={m.schemes_cap_hint()} />
        <Cited source={fields.groupCapsSource}>
          <fieldset className="grid gap-3">
            <legend className="mb-1 font-semibold">{ruleName("groupCaps")}</legend>
            {rules.groups.map(({ code }, index) => {
              const line = lines[index]?.getFieldset();
              if (!line) return null;
              return (
                <div key={code}>
                  <input type="hidden" name={line.code.name} value={code} />
                  <NumberField field={line.most} label={`${code} · ${groupNameIn(rules, code)}`} inputMode="numeric" />
                </div>
              );
            })}
          </fieldset>
        </Cited>
        <Limit
          field={fields.territoryCap}
          source={fields.territoryCapSource}
          label={ruleName("territoryCap")}
          hint={m.schemes_territory_cap_hint()}
        />
        <Limit
          field={fields.establishmentCap}
          source={fields.establishmentCapSource}
          label={ruleName("establishmentCap")}
          hint={m.schemes_empty_is_no_limit()}
        />
      </Card>
    </DraftForm>
  );
}

interface LimitProps {
  readonly field: AnyField;
  readonly source: AnyField;
  readonly label: string;
  readonly hint: string;
}

function Limit({ field, source, label, hint }: LimitProps) {
  return (
    <Cited source={source}>
      <NumberField field={field} label={label} hint={hint} inputMode="numeric" />
    </Cited>
  );
}
