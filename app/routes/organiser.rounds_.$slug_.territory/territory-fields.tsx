import { type FieldMetadata, getCollectionProps, getInputProps, getSelectProps } from "@conform-to/react";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { REGIONS, type RegionCode } from "~/lib/vocabulary";
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

interface OneProvinceProps {
  readonly form: AnyForm;
  readonly rows: AnyField;
  readonly provinces: readonly ShownProvince[];
  readonly chosen: string | undefined;
  readonly cancelTo: string;
}

interface MembersProps {
  readonly members: readonly (ShownProvince & {
    readonly countsFor: RegionCode | null;
    readonly quota: number | null;
  })[];
  /** Empty without quotas. */
  readonly quotaSource: string;
}

interface TerritoryFieldsProps {
  readonly form: AnyForm;
  readonly fields: { readonly rows: AnyField; readonly wholeRegions: AnyField; readonly quotaSource: AnyField };
  /** In the order of the rows. */
  readonly provinces: readonly ShownProvince[];
  readonly isNational: boolean;
  readonly cancelTo: string;
}

/** A province, and what lies below it, holds a round in one place: one choice, and no quota. */
export function OneProvince({ form, rows, provinces, chosen, cancelTo }: OneProvinceProps) {
  const name = `${rows.name}[0]`;
  return (
    <PostForm form={form} labels={{ rows: m.rounds_territory_title() }} className="grid gap-6">
      <div className="grid max-w-md gap-1.5">
        <label htmlFor={rows.id} className="font-semibold">
          {m.rounds_field_province()}
        </label>
        <input type="hidden" name={`${name}.isIn`} value="on" />
        <select id={rows.id} name={`${name}.provinceId`} defaultValue={chosen} className="select">
          {provinces.map((province) => (
            <option key={province.id} value={province.id}>
              {province.name}
            </option>
          ))}
        </select>
        <FieldError field={rows} />
      </div>
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main">
          {m.rounds_step_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

/** Who takes part, where it cannot be changed any more. */
export function Members({ members, quotaSource }: MembersProps) {
  return (
    <Card as="section">
      <ul className={members.length > 1 ? "grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3" : undefined}>
        {members.map(({ id, name, countsFor, quota }) => (
          <li key={id} className="py-1.5">
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-soft">
              {[countsFor && regionName(countsFor), quota !== null && `${m.rounds_quota()} ${quota}`]
                .filter((part) => typeof part === "string")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {quotaSource && (
        <p className="mt-4 text-soft">
          {m.rounds_quota_source()}: {quotaSource}
        </p>
      )}
    </Card>
  );
}

/** The provinces by region: which take part, which region each counts for, how many entries each may send. */
export function TerritoryFields({ form, fields, provinces, isNational, cancelTo }: TerritoryFieldsProps) {
  const rows = (fields.rows as unknown as Field<TypedRow[]>).getFieldList();
  const wholes = getCollectionProps(fields.wholeRegions, { type: "checkbox", options: [...REGIONS] });
  return (
    <PostForm
      form={form}
      labels={{ rows: m.rounds_territory_title(), quotaSource: m.rounds_quota_source() }}
      className="grid gap-6"
    >
      <fieldset id={fields.rows.id} tabIndex={-1} className="grid gap-6">
        <legend className="sr-only">{m.rounds_territory_title()}</legend>
        {REGIONS.map((code, place) => {
          const { key, ...whole } = wholes[place]!;
          return (
            <Card as="section" key={code}>
              <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
                <h2 className="text-xl">{regionName(code)}</h2>
                <label htmlFor={whole.id} className="flex min-h-11 items-center gap-3">
                  <input key={key} {...whole} className="checkbox" />
                  {m.rounds_territory_whole_region()}
                </label>
              </div>
              <ul className="grid gap-x-8 md:grid-cols-2">
                {provinces.map((province, index) =>
                  province.regions[0] === code && rows[index] ? (
                    <ProvinceRow key={province.id} row={rows[index]} province={province} isNational={isNational} />
                  ) : null,
                )}
              </ul>
            </Card>
          );
        })}
        <Card as="section">
          <TextField
            field={fields.quotaSource}
            label={m.rounds_quota_source()}
            hint={m.rounds_quota_source_hint()}
            placeholder={m.schemes_source_example()}
          />
        </Card>
      </fieldset>
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main">
          {m.rounds_step_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

interface ProvinceRowProps {
  readonly row: Field<TypedRow>;
  readonly province: ShownProvince;
  readonly isNational: boolean;
}

function ProvinceRow({ row, province, isNational }: ProvinceRowProps) {
  const { provinceId, isIn, regionCode, quota } = row.getFieldset();
  const { key: ticked, ...box } = getInputProps(isIn, { type: "checkbox" });
  const { key: chosen, ...select } = getSelectProps(regionCode);
  const { key: typed, ...input } = getInputProps(quota, { type: "text" });
  const { name } = province;
  return (
    <li className="border-b border-line py-2 last:border-0">
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1">
        <input type="hidden" name={provinceId.name} value={province.id} />
        <label htmlFor={box.id} className="flex min-h-11 items-center gap-3">
          <input key={ticked} {...box} className="checkbox" />
          {name}
        </label>
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
