import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { TemplatePictureForm } from "~/domain/templates/forms";
import { keepTemplatePicture, templatePicturesOf } from "~/domain/templates/keep-picture.server";
import { templatesOf } from "~/domain/templates/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { FileField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.templates_pictures_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, slug } = await agencyBySlug(ctx, args.params.slug!);
    // Whoever may not see its templates is refused.
    await templatesOf(ctx, id);
    return { slug, pictures: await templatePicturesOf(ctx, id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { picture } = await parseUpload(ctx, TemplatePictureForm);
    const agency = await agencyBySlug(ctx, args.params.slug!);
    await keepTemplatePicture(ctx, ctx.services.files, agency.id, uploadOf(picture));
    return redirectWithNotice(paths.organiserTemplatePictures(agency.slug), m.templates_picture_kept());
  });
}

export default function Pictures() {
  const { slug, pictures } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "picture",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TemplatePictureForm }),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.templates_pictures_title()}
        lead={m.templates_pictures_lead()}
        breadcrumbs={[{ label: m.templates_title(), to: paths.organiserTemplates(slug) }]}
      />
      <Card>
        <PostForm form={form} encType="multipart/form-data" labels={{ picture: m.templates_picture() }}>
          <FileField
            field={fields.picture}
            label={m.templates_picture()}
            accept="image/jpeg,image/png,image/webp,image/avif"
            types="JPEG, PNG, WebP, AVIF"
            maxBytes={20_000_000}
            unmarked
          />
          <FormActions>
            <Button type="submit" kind="main">
              {m.templates_picture_give()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.templates_pictures_given()}>
        {pictures.length === 0 ? (
          <p className="text-soft">{m.templates_pictures_none()}</p>
        ) : (
          <ul className="grid list-disc gap-1 pl-5">
            {pictures.map(({ id, name }) => (
              <li key={id} className="break-words">
                {name}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
