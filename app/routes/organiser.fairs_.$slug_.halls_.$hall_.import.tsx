import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ImportForm } from "~/domain/floor-plans/forms";
import { importPlan } from "~/domain/floor-plans/import-plan.server";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";
import { writableText } from "~/lib/writable-text";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FileField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_import()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    return { hall: headOfHall(fair.slug, hall), whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file } = await parseUpload(ctx, ImportForm);
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await importPlan(ctx, hall.id, writableText(await file.text()));
    return redirectWithNotice(paths.organiserHall(fair.slug, hall.id), m.plans_imported());
  });
}

export default function ImportPlan() {
  const { hall, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "plan-file",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ImportForm }),
  });
  return (
    <HallPage hall={hall} title={m.plans_import()} lead={m.plans_import_lead()} narrow>
      <Card>
        <PostForm form={form} encType="multipart/form-data" labels={{ file: m.plans_import_file() }}>
          <FileField
            field={fields.file}
            label={m.plans_import_file()}
            accept=".json,.svg,application/json,image/svg+xml"
            types="JSON, SVG"
            maxBytes={3_000_000}
            unmarked
          />
          <FormActions cancelTo={paths.organiserHall(hall.slug, hall.id)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_import_act()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </HallPage>
  );
}
