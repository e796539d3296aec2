import type { FieldMetadata } from "@conform-to/react";
import { groupName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PRODUCT_GROUPS, SET_CASES } from "~/lib/vocabulary";
import { RadioGroup, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";

// biome-ignore lint/suspicious/noExplicitAny: a field of either form, registering or editing
type AnyField = FieldMetadata<any, any, string[]>;
type FieldName = "name" | "groupCode" | "kind" | "setCase" | "setMembers" | "summary";

/** What is asked of a product. The questions of a set stand below their choice, so that they are found without scripts. */
export function ProductFields({ fields }: { fields: Record<FieldName, AnyField> }) {
  // Without scripts everything is open: nothing could show it when the choice changes.
  const isHydrated = useHydrated();
  const isSetShown = !isHydrated || fields.kind.value === "set";
  return (
    <>
      <TextField field={fields.name} label={m.products_name()} hint={m.products_name_hint()} autoComplete="off" />
      <RadioGroup
        field={fields.groupCode}
        label={m.products_group()}
        hint={m.products_group_hint()}
        choices={PRODUCT_GROUPS.map((value) => ({ value, label: `${value} · ${groupName(value)}` }))}
      />
      <TextArea
        field={fields.summary}
        label={m.products_summary()}
        hint={m.products_summary_hint()}
        rows={4}
        limit={600}
      />
      <FieldGroup title={m.products_kind()}>
        <RadioGroup
          field={fields.kind}
          label={<span className="sr-only">{m.products_kind()}</span>}
          choices={[
            { value: "single", label: m.products_kind_single() },
            { value: "set", label: m.products_kind_set(), hint: m.products_kind_set_hint() },
          ]}
        />
        <div className={isSetShown ? "grid gap-5" : "hidden"}>
          <RadioGroup
            field={fields.setCase}
            label={m.products_set_case()}
            hint={m.products_set_case_hint()}
            choices={SET_CASES.map((value) => ({
              value,
              label: `(${value}) ${setCaseName(value)}`,
              hint: SET_EXAMPLES[value](),
            }))}
          />
          <TextArea
            field={fields.setMembers}
            label={m.products_set_members()}
            hint={m.products_set_members_hint()}
            rows={4}
          />
        </div>
      </FieldGroup>
    </>
  );
}

const SET_EXAMPLES = { a: m.products_set_a_example, b: m.products_set_b_example, c: m.products_set_c_example };

/** What a set must tell; the questions are asked of sets alone. */
export const OF_A_SET = { setCase: { required: true }, setMembers: { required: true } };

export const productLabels = () => ({
  name: m.products_name(),
  groupCode: m.products_group(),
  kind: m.products_kind(),
  setCase: m.products_set_case(),
  setMembers: m.products_set_members(),
  summary: m.products_summary(),
  establishmentId: m.products_establishment(),
});
