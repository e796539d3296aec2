import { areaField, paperField, productField, serviceField } from "~/domain/applications/answers";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { hasArea, type SavedStep } from "~/domain/applications/rules";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { boothKindName, groupName, nameInLanguage, paperKindName, priceUnitName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type AskedKind, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { fieldLabel } from "~/ui/applications/words";
import { PaperStateTag } from "~/ui/papers/paper-state";
import { CheckboxField, NumberField, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";
import type { StepFields as Fields } from "~/ui/steps/step-form";

interface StepFieldsProps {
  readonly step: SavedStep;
  readonly application: Pick<
    OwnApplicationDetails,
    "isCentre" | "offer" | "prices" | "services" | "products" | "papers" | "gonePapers" | "fair"
  >;
  readonly fields: Fields;
}

/** The questions of a step. */
export function StepFields({ step, ...rest }: StepFieldsProps) {
  if (step === "sign") return <SignFields {...rest} />;
  return step === "places" ? <PlaceFields {...rest} /> : <ShowFields {...rest} />;
}

type PartProps = Omit<StepFieldsProps, "step">;

function SignFields({ fields }: PartProps) {
  return (
    <>
      <TextField
        field={fields.signName!}
        label={fieldLabel("signName")}
        hint={m.applications_sign_name_hint()}
        unmarked
      />
      <SelectField
        field={fields.groupCode!}
        label={fieldLabel("groupCode")}
        hint={m.applications_group_hint()}
        placeholder={m.applications_group_several()}
        unmarked
        choices={PRODUCT_GROUPS.map((code) => ({ value: code, label: groupName(code) }))}
      />
      <FieldGroup title={m.applications_contact_title()} lead={m.applications_contact_lead()}>
        <TextField field={fields.contactName!} label={fieldLabel("contactName")} autoComplete="name" unmarked />
        <TextField
          field={fields.contactPhone!}
          label={fieldLabel("contactPhone")}
          type="tel"
          autoComplete="tel"
          unmarked
        />
        <TextField field={fields.contactEmail!} label={fieldLabel("contactEmail")} type="email" autoComplete="email" />
      </FieldGroup>
    </>
  );
}

function PlaceFields({ application, fields }: PartProps) {
  const { offer, prices, services, fair } = application;
  const priceOf = (kind: AskedKind) => {
    const price = prices.find((one) => one.kind === kind);
    if (!price) return m.applications_no_price();
    const amount = m.applications_price({ amount: formatMoney(price.price), unit: priceUnitName(price.per) });
    return price.includes ? `${amount}. ${m.applications_price_includes({ includes: price.includes })}` : amount;
  };
  return (
    <>
      <FieldGroup
        title={m.applications_places_title()}
        lead={m.applications_places_lead({ most: formatNumber(fair.rules.mostBooths.value) })}
      >
        {offer.kinds.map((kind) => (
          <div key={kind} className="grid gap-3 sm:grid-cols-2">
            <NumberField
              field={fields[kind]!}
              label={boothKindName(kind)}
              hint={priceOf(kind)}
              inputMode="numeric"
              suffix={hasArea(kind) ? m.applications_pieces() : m.applications_booths_unit()}
              unmarked
            />
            {hasArea(kind) && (
              <NumberField
                field={fields[areaField(kind)]!}
                label={m.applications_area_of({ kind: boothKindName(kind) })}
                hint={m.applications_area_hint()}
                inputMode="numeric"
                suffix="m²"
                unmarked
              />
            )}
          </div>
        ))}
      </FieldGroup>
      <FieldGroup title={m.applications_wishes_title()} lead={m.applications_wishes_lead()}>
        <CheckboxField field={fields.corner!} label={fieldLabel("corner")} hint={m.applications_wish_corner_hint()} />
        <TextField
          field={fields.booths!}
          label={fieldLabel("booths")}
          hint={m.applications_wish_booths_hint()}
          autoComplete="off"
        />
        <TextArea field={fields.near!} label={fieldLabel("near")} hint={m.applications_wish_names_hint()} rows={2} />
        <TextArea field={fields.apart!} label={fieldLabel("apart")} hint={m.applications_wish_names_hint()} rows={2} />
        <TextArea field={fields.note!} label={fieldLabel("note")} rows={3} />
      </FieldGroup>
      <FieldGroup title={m.applications_services_title()}>
        <NumberField field={fields.power!} label={fieldLabel("power")} hint={m.applications_power_hint()} suffix="kW" />
        <CheckboxField field={fields.needsWater!} label={fieldLabel("needsWater")} />
        {services.map((service) => (
          <NumberField
            key={service.id}
            field={fields[serviceField(service.id)]!}
            label={nameInLanguage(service)}
            hint={m.applications_service_price({ amount: formatMoney(service.price), unit: service.unit })}
            inputMode="numeric"
            suffix={service.unit}
          />
        ))}
      </FieldGroup>
    </>
  );
}

function ShowFields({ application, fields }: PartProps) {
  const { isCentre, products, gonePapers } = application;
  // Of papers that are gone, those that were ticked before: why they are refused stands beside them.
  const papers = [...application.papers, ...gonePapers.filter(({ id }) => fields[paperField(id)]!.errors)];
  return (
    <>
      <FieldGroup
        title={m.applications_products_title()}
        lead={isCentre ? m.applications_products_lead_centre() : m.applications_products_lead()}
      >
        {products.length === 0 && (
          <p className="text-soft">
            {isCentre ? m.applications_products_none_centre() : m.applications_products_none()}
          </p>
        )}
        <div>
          {products.map((product) => (
            <CheckboxField
              key={product.id}
              field={fields[productField(product.id)]!}
              label={
                <>
                  {product.name}
                  {product.isRecognised && <span className="text-ok-ink"> · {m.applications_recognised()}</span>}
                </>
              }
            />
          ))}
        </div>
      </FieldGroup>
      {!isCentre && (
        <FieldGroup title={m.applications_papers_title()} lead={m.applications_papers_lead()}>
          {papers.length === 0 && <p className="text-soft">{m.applications_papers_none()}</p>}
          <div>
            {papers.map((paper) => (
              <CheckboxField
                key={paper.id}
                field={fields[paperField(paper.id)]!}
                label={
                  <>
                    {paperKindName(paper.kind)}: {paper.name}
                    {paper.validUntil && (
                      <span className="text-soft">
                        {" "}
                        · {m.applications_paper_until({ date: formatDate(paper.validUntil) })}
                      </span>
                    )}{" "}
                    <PaperStateTag state={paper.state} />
                  </>
                }
              />
            ))}
          </div>
        </FieldGroup>
      )}
    </>
  );
}
