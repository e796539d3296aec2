import { type FieldMetadata, getCollectionProps, getInputProps, getSelectProps } from "@conform-to/react";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Level, REGIONS, type RegionCode } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FieldError, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import type { AnyField, AnyForm } from "~/ui/schemes/fields";

interface ShownProvince {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly RegionCode[];
}

interface TypedRow {
  readonly provinceId: string;
  readonly isIn: string;
  readonly regionCode: string;
  readonly quota: string;
}
type Field<Value> = FieldMetadata<Value, Record<string, unknown>, string[]>;

interface TerritoryFieldsProps {
  readonly form: AnyForm;
  readonly fields: { readonly rows: AnyField; readonly wholeRegions: AnyField; readonly quotaSource: AnyField };
  /** In the order of the rows. */
  readonly provinces: readonly ShownProvince[];
  readonly level: Level;
  readonly mayEdit: boolean;
  readonly cancelTo: string;
}

/** The provinces by region: which take part, which region each counts for, how many entries each may send. */
export function TerritoryFields({ form, fields, provinces, level, mayEdit, cancelTo }: TerritoryFieldsProps) {
  const rows = (fields.rows as unknown as Field<TypedRow[]>).getFieldList();
  const isWide = level === "region" || level === "nation";
  const wholes = getCollectionProps(fields.wholeRegions, { type: "checkbox", options: [...REGIONS] });
  return (
    <PostForm
      form={form}
      labels={{ rows: m.rounds_territory_title(), quotaSource: m.rounds_quota_source() }}
      className="grid gap-6"
    >
      <fieldset id={fields.rows.id} tabIndex={-1} disabled={!mayEdit} className="grid gap-6">
        <legend className="sr-only">{m.rounds_territory_title()}</legend>
        {REGIONS.map((code, place) => {
          const { key, ...whole } = wholes[place]!;
          return (
            <Card as="section" key={code}>
              <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
                <h2 className="text-xl">{regionName(code)}</h2>
                {isWide && mayEdit && (
                  <label htmlFor={whole.id} className="flex min-h-10 items-center gap-3">
                    <input key={key} {...whole} className="checkbox" />
                    {m.rounds_territory_whole_region()}
                  </label>
                )}
              </div>
              <ul className="grid gap-x-8 md:grid-cols-2">
                {provinces.map((province, index) =>
                  province.regions[0] === code && rows[index] ? (
                    <ProvinceRow
                      key={province.id}
                      row={rows[index]}
                      province={province}
                      isNational={level === "nation"}
                      hasQuota={isWide}
                    />
                  ) : null,
                )}
              </ul>
            </Card>
          );
        })}
        {isWide && (
          <Card as="section">
            <TextField
              field={fields.quotaSource}
              label={m.rounds_quota_source()}
              hint={m.rounds_quota_source_hint()}
              placeholder={m.schemes_source_example()}
            />
          </Card>
        )}
      </fieldset>
      {mayEdit && (
        <FormActions cancelTo={cancelTo}>
          <Button type="submit" kind="main">
            {m.rounds_step_save()}
          </Button>
        </FormActions>
      )}
    </PostForm>
  );
}

interface ProvinceRowProps {
  readonly row: Field<TypedRow>;
  readonly province: ShownProvince;
  readonly isNational: boolean;
  readonly hasQuota: boolean;
}

function ProvinceRow({ row, province, isNational, hasQuota }: ProvinceRowProps) {
  const { provinceId, isIn, regionCode, quota } = row.getFieldset();
  const { key: ticked, ...box } = getInputProps(isIn, { type: "checkbox" });
  const { key: chosen, ...select } = getSelectProps(regionCode);
  const { key: typed, ...input } = getInputProps(quota, { type: "text" });
  const { name } = province;
  return (
    <li className="border-b border-line py-2 last:border-0">
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1">
        <input type="hidden" name={provinceId.name} value={province.id} />
        <label htmlFor={box.id} className="flex min-h-10 items-center gap-3">
          <input key={ticked} {...box} className="checkbox" />
          {name}
        </label>
        {hasQuota ? (
          <label htmlFor={input.id} className="flex items-center gap-2 text-sm text-soft">
            {m.rounds_quota()}
            <input
              key={typed}
              {...input}
              inputMode="numeric"
              autoComplete="off"
              aria-label={m.rounds_quota_of({ province: name })}
              className="input w-20 text-right"
            />
          </label>
        ) : (
          <span />
        )}
        {isNational ? (
          <label htmlFor={select.id} className="col-span-2 flex items-center gap-2 pl-9 text-sm text-soft">
            {m.rounds_counts_for()}
            <select
              key={chosen}
              {...select}
              aria-label={m.rounds_counts_for_of({ province: name })}
              className="select max-w-60"
            >
              {REGIONS.map((code) => (
                <option key={code} value={code}>
                  {regionName(code)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <input type="hidden" name={regionCode.name} defaultValue={String(regionCode.initialValue ?? "")} />
        )}
      </div>
      <FieldError field={quota} />
    </li>
  );
}
