import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setBackground } from "~/domain/floor-plans/background.server";
import { PictureForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FileField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_background()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    return { hall: headOfHall(fair.slug, hall), hasBackground: hall.backgroundFileId !== null, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { picture } = await parseUpload(ctx, PictureForm);
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await setBackground(ctx, ctx.services.files, hall.id, uploadOf(picture));
    return redirectWithNotice(paths.organiserHall(fair.slug, hall.id), m.plans_background_set());
  });
}

export default function Background() {
  const { hall, hasBackground, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "background",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PictureForm }),
  });
  return (
    <HallPage hall={hall} title={m.plans_background()} lead={m.plans_background_lead()} narrow>
      <Card>
        <PostForm form={form} encType="multipart/form-data" labels={{ picture: m.plans_background() }}>
          <FileField
            field={fields.picture}
            label={m.plans_background()}
            accept="image/jpeg,image/png,image/webp,image/avif"
            types="JPEG, PNG, WebP, AVIF"
            maxBytes={20_000_000}
            unmarked
          />
          <FormActions cancelTo={paths.organiserHallPage(hall.slug, hall.id, "settings")}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_background_give()}
            </Button>
          </FormActions>
        </PostForm>
        {hasBackground && (
          <div className="mt-6">
            <PostButton
              kind="danger"
              action={paths.organiserHallPage(hall.slug, hall.id, "background/removal")}
              whyNot={whyNot}
            >
              {m.plans_background_remove()}
            </PostButton>
          </div>
        )}
      </Card>
    </HallPage>
  );
}
