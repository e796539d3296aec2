import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editHall } from "~/domain/floor-plans/edit-hall.server";
import { metres } from "~/domain/floor-plans/finding-words";
import { HallForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { HallFields, hallLabels } from "~/ui/floor-plans/hall-fields";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_hall_settings()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const { name, nameEn, width, height, backgroundFileId } = hall;
    const values = { name, nameEn: nameEn ?? "", width: metres(width), height: metres(height) };
    return { hall: headOfHall(fair.slug, hall), values, hasBackground: backgroundFileId !== null, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const form = await parseForm(ctx, HallForm);
    await editHall(ctx, hall.id, form);
    return redirectWithNotice(
      paths.organiserHallPage(fair.slug, hall.id, "settings"),
      m.plans_hall_saved({ name: form.name }),
    );
  });
}

export default function HallSettings() {
  const { hall, values, hasBackground, whyNot } = useLoaderData<typeof loader>();
  const page = (name: Parameters<typeof paths.organiserHallPage>[2]) =>
    paths.organiserHallPage(hall.slug, hall.id, name);
  const [form, fields] = useForm({
    id: "hall",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(HallForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: HallForm }),
    defaultValue: values,
  });
  return (
    <HallPage hall={hall} title={m.plans_hall_settings()} narrow>
      <Card>
        <PostForm form={form} labels={hallLabels()}>
          <HallFields fields={fields} />
          <FormActions cancelTo={paths.organiserHall(hall.slug, hall.id)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_hall_save()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.plans_background()}>
        <p className="mb-4 text-soft">{m.plans_background_lead()}</p>
        {hasBackground && (
          <img
            src={page("background/picture")}
            alt={m.plans_background_alt({ name: hall.name })}
            className="mb-4 max-h-60 rounded-box"
          />
        )}
        <ButtonLink to={page("background")}>{m.plans_background_give()}</ButtonLink>
      </Section>
      <Section title={m.plans_files()}>
        <p className="mb-4 text-soft">{m.plans_files_lead()}</p>
        <div className="actions">
          <ButtonLink to={page("plan.json")} reloadDocument>
            {m.plans_export_json()}
          </ButtonLink>
          <ButtonLink to={page("plan.svg")} reloadDocument>
            {m.plans_export_svg()}
          </ButtonLink>
          <ButtonLink to={page("import")}>{m.plans_import()}</ButtonLink>
        </div>
      </Section>
      <div className="mt-10">
        <ButtonLink kind="danger" to={page("retirement")}>
          {m.plans_hall_retire()}
        </ButtonLink>
      </div>
    </HallPage>
  );
}
