import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editFair } from "~/domain/fairs/edit-fair.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { EditFairForm } from "~/domain/fairs/forms";
import { fairProvinces } from "~/domain/fairs/new-fair.server";
import { agenciesBesideOf } from "~/domain/fairs/parts.server";
import { boundToSay, fairSetup } from "~/domain/fairs/setup.server";
import { authorityChoices } from "~/domain/rounds/new-round.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { fairPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { FAIR_PARTS } from "~/lib/vocabulary";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { IdentityFields, identityLabels } from "~/ui/fairs/identity-fields";
import { afterStep, BoundNote, SetupPage } from "~/ui/fairs/setup";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextArea } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { AddItem, Item, ItemActions, SavesOnEnter } from "~/ui/schemes/fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_identity()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    const [provinces, agencies, beside] = await Promise.all([
      fairProvinces(ctx),
      authorityChoices(ctx),
      agenciesBesideOf(ctx, fair.id),
    ]);
    const { name, nameEn, code, level, regionCode, provinceId, venue, startsOn, endsOn, summary, summaryEn } = fair;
    return {
      head: headOfFair(fair),
      steps,
      bound: boundToSay(bound),
      whyNot,
      version: fair.version,
      provinces,
      agencies: agencies.filter((one) => one.id !== fair.agencyId),
      values: {
        ...{ name, nameEn, code, level, regionCode, provinceId, venue, startsOn, endsOn, summary, summaryEn },
        agencies: beside.map(({ agencyId, part }) => ({ agencyId, part })),
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await editFair(ctx, fair.id, await parseForm(ctx, EditFairForm));
    return redirectWithNotice(afterStep("identity", fair), m.fairs_saved());
  });
}

export default function Identity() {
  const { head, steps, bound, whyNot, version, provinces, agencies, values } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "identity",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EditFairForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditFairForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  const beside = fields.agencies.getFieldList();
  const labels = { ...identityLabels(), summary: m.fairs_field_summary(), summaryEn: m.fairs_field_summary_en() };
  return (
    <SetupPage
      fair={head}
      current="identity"
      steps={steps}
      lead={m.fairs_identity_lead({ agency: head.agencyName })}
      whyNot={whyNot}
    >
      {whyNot === null && <BoundNote accepted={bound.accepted} sent={bound.sent} />}
      <PostForm form={form} labels={labels} className="max-w-3xl gap-8">
        <SavesOnEnter />
        <input type="hidden" name="version" value={version} />
        <IdentityFields fields={fields} provinces={provinces} />
        <FieldGroup title={m.fairs_group_summary()}>
          <TextArea field={fields.summary} label={m.fairs_field_summary()} rows={3} limit={1000} />
          <TextArea field={fields.summaryEn} label={m.fairs_field_summary_en()} rows={3} limit={1000} />
        </FieldGroup>
        <FieldGroup title={m.fairs_group_agencies()} lead={m.fairs_group_agencies_lead()}>
          <ol id={fields.agencies.id} tabIndex={-1} className="grid gap-3">
            {beside.map((item, index) => {
              const { agencyId, part } = item.getFieldset();
              const label = m.fairs_agency_number({ number: index + 1 });
              return (
                <Item
                  key={item.key}
                  actions={
                    <ItemActions
                      form={form}
                      name={fields.agencies.name}
                      index={index}
                      count={beside.length}
                      label={label}
                    />
                  }
                >
                  <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
                    <SelectField
                      field={agencyId}
                      label={m.fairs_field_agency_beside()}
                      choices={agencies.map((one) => ({ value: one.id, label: one.name }))}
                    />
                    <SelectField
                      field={part}
                      label={m.fairs_field_part()}
                      placeholder={null}
                      choices={FAIR_PARTS.map((value) => ({ value, label: fairPartName(value) }))}
                    />
                  </div>
                </Item>
              );
            })}
          </ol>
          <AddItem form={form} name={fields.agencies.name}>
            {m.fairs_add_agency()}
          </AddItem>
        </FieldGroup>
        <FormActions cancelTo={paths.organiserFair(head.slug)}>
          <Button type="submit" kind="main">
            {m.fairs_save()}
          </Button>
        </FormActions>
      </PostForm>
    </SetupPage>
  );
}
