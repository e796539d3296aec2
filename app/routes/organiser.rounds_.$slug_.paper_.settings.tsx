import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SettingsForm } from "~/domain/paper-sheets/forms";
import { requireKeeper } from "~/domain/paper-sheets/queries.server";
import { setKeyings } from "~/domain/paper-sheets/set-keyings.server";
import { paperSettingsOf } from "~/domain/paper-sheets/settings.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.paper_settings_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    requireKeeper(ctx, round);
    return { slug: round.slug, settings: await paperSettingsOf(ctx, round.id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await setKeyings(ctx, round.id, await parseForm(ctx, SettingsForm));
    return redirectWithNotice(paths.organiserPaper(round.slug), m.paper_settings_saved());
  });
}

export default function PaperSettings() {
  const { slug, settings } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { keyings: String(settings.keyings), source: settings.source ?? "" },
    constraint: getZodConstraint(SettingsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SettingsForm }),
  });
  return (
    <FormPage
      title={m.paper_settings_title()}
      lead={m.paper_settings_lead()}
      breadcrumbs={[{ label: m.paper_title(), to: paths.organiserPaper(slug) }]}
      form={form}
      labels={{ keyings: m.paper_settings_keyings(), source: m.paper_settings_source() }}
    >
      <SelectField
        field={fields.keyings}
        label={m.paper_settings_keyings()}
        placeholder={null}
        choices={["1", "2", "3"].map((value) => ({ value, label: value }))}
        className="sm:max-w-xs"
      />
      <TextField
        field={fields.source}
        label={m.paper_settings_source()}
        hint={m.paper_settings_source_hint()}
        autoComplete="off"
      />
      <FormActions cancelTo={paths.organiserPaper(slug)}>
        <Button type="submit" kind="main">
          {m.paper_settings_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
