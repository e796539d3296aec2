import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { PricesForm } from "~/domain/fairs/forms";
import { paths } from "~/http/paths";
import { formatPercent } from "~/i18n/formats";
import { boothKindName, fairServiceKindName, priceUnitName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_KINDS, FAIR_SERVICE_KINDS, PRICE_UNITS } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { AddItem, Item, ItemActions, SavesOnEnter } from "~/ui/schemes/fields";

interface PricesEditorProps {
  readonly slug: string;
  readonly version: number;
  /** Per mille, of a corner without a price of its own. */
  readonly surcharge: number;
  /** Amounts as people write them. */
  readonly prices: readonly { kind: string; price: string; per: string; includes: string | null }[];
  readonly services: readonly {
    id: string;
    kind: string;
    name: string;
    nameEn: string;
    unit: string;
    price: string;
  }[];
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** What is charged by the ground it covers, unless the organiser says otherwise. */
const BY_AREA: readonly string[] = ["raw", "pavilion"];

/** The price list: a line a kind of place, and what exhibitors may order beside it. */
export function PricesEditor({ slug, version, surcharge, prices, services, lastResult }: PricesEditorProps) {
  const [form, fields] = useForm({
    id: "prices",
    lastResult,
    constraint: getZodConstraint(PricesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PricesForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      prices: BOOTH_KINDS.map((kind) => {
        const own = prices.find((one) => one.kind === kind);
        return own ?? { kind, price: "", per: BY_AREA.includes(kind) ? "square_metre" : "booth", includes: "" };
      }),
      services: [...services],
    },
  });
  const lines = fields.prices.getFieldList();
  const orders = fields.services.getFieldList();
  return (
    <PostForm form={form} className="gap-10">
      <SavesOnEnter />
      <input type="hidden" name="version" value={version} />
      <FieldGroup title={m.fairs_group_prices()} lead={m.fairs_group_prices_lead()}>
        <ul className="grid gap-4">
          {lines.map((line) => {
            const { kind, price, per, includes } = line.getFieldset();
            const word = String(kind.initialValue ?? "");
            return (
              <li key={line.key} className="rounded-box bg-card p-4 shadow-card sm:p-5">
                <input type="hidden" name={kind.name} defaultValue={word} key={kind.key} />
                <h3 className="mb-3 text-lg">{boothKindName(word)}</h3>
                <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[14rem_11rem_1fr]">
                  <NumberField
                    field={price}
                    label={m.fairs_field_price()}
                    hint={
                      word === "corner"
                        ? m.fairs_corner_hint({ share: formatPercent(surcharge / 1000) })
                        : m.fairs_price_hint()
                    }
                    inputMode="numeric"
                    suffix={m.schemes_unit_dong()}
                    unmarked
                  />
                  <SelectField
                    field={per}
                    label={m.fairs_field_per()}
                    hint={m.fairs_per_hint()}
                    placeholder={null}
                    choices={PRICE_UNITS.map((value) => ({ value, label: priceUnitName(value) }))}
                  />
                  <TextField
                    field={includes}
                    label={m.fairs_field_includes()}
                    hint={m.fairs_includes_hint()}
                    className="sm:max-lg:col-span-2"
                    unmarked
                  />
                </div>
              </li>
            );
          })}
        </ul>
      </FieldGroup>
      <FieldGroup title={m.fairs_group_services()} lead={m.fairs_group_services_lead()}>
        <ol id={fields.services.id} tabIndex={-1} className="grid gap-3">
          {orders.map((order, index) => {
            const { id, kind, name, nameEn, unit, price } = order.getFieldset();
            const label = String(name.value ?? "") || m.fairs_new_service();
            return (
              <Item
                key={order.key}
                title={label}
                actions={
                  <ItemActions
                    form={form}
                    name={fields.services.name}
                    index={index}
                    count={orders.length}
                    label={label}
                  />
                }
              >
                <input type="hidden" name={id.name} defaultValue={id.initialValue} key={id.key} />
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField field={name} label={m.fairs_field_service()} />
                  <TextField field={nameEn} label={m.fairs_field_service_en()} />
                </div>
                <div className="grid gap-4 sm:grid-cols-3">
                  <SelectField
                    field={kind}
                    label={m.fairs_field_service_kind()}
                    placeholder={null}
                    choices={FAIR_SERVICE_KINDS.map((value) => ({ value, label: fairServiceKindName(value) }))}
                  />
                  <TextField field={unit} label={m.fairs_field_unit()} placeholder={m.fairs_unit_example()} />
                  <NumberField
                    field={price}
                    label={m.fairs_field_unit_price()}
                    inputMode="numeric"
                    suffix={m.schemes_unit_dong()}
                  />
                </div>
              </Item>
            );
          })}
        </ol>
        {orders.length === 0 && <p className="text-soft">{m.fairs_no_services()}</p>}
        <AddItem form={form} name={fields.services.name}>
          {m.fairs_add_service()}
        </AddItem>
      </FieldGroup>
      <FormActions cancelTo={paths.organiserFair(slug)}>
        <Button type="submit" kind="main">
          {m.fairs_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
