import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
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
import { PictureThumb } from "~/ui/templates/picture-thumb";

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
          <ul className="flex flex-wrap gap-4">
            {pictures.map((picture) => (
              <li key={picture.id}>
                <PictureThumb agency={slug} picture={picture} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {pictures.length > 0 && (
        <Section title={m.templates_emblem_title()}>
          <p className="mb-3 text-soft">{m.templates_emblem_lead()}</p>
          <Form method="post" action={paths.organiserTemplateEmblem(slug)} className="flex flex-wrap items-end gap-3">
            <div className="grid min-w-60 flex-1 gap-1.5">
              <label htmlFor="emblem-picture" className="font-semibold">
                {m.templates_emblem()}
              </label>
              <select
                id="emblem-picture"
                name="picture"
                defaultValue={pictures.find((one) => one.isEmblem)?.id ?? ""}
                className="select"
              >
                <option value="">{m.templates_emblem_none()}</option>
                {pictures.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit">{m.templates_emblem_keep()}</Button>
          </Form>
        </Section>
      )}
    </Page>
  );
}
