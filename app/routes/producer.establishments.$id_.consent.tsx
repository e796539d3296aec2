import { useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ContactConsentForm } from "~/domain/establishments/forms";
import { giveContactConsent } from "~/domain/establishments/give-contact-consent.server";
import { establishmentById } from "~/domain/establishments/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { CheckboxField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.establishments_consent_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, name, phone, email, website, contactPublicAt } = await establishmentById(ctx, args.params.id!);
    return { id, name, phone, email, website, contactPublicAt };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await parseForm(ctx, ContactConsentForm);
    await giveContactConsent(ctx, args.params.id!);
    return redirectWithNotice(paths.producerEstablishment(args.params.id!), m.establishments_consent_given());
  });
}

export default function ContactConsent() {
  const { id, name, phone, email, website, contactPublicAt } = useLoaderData<typeof loader>();
  const back = paths.producerEstablishment(id);
  const [form, fields] = useForm<{ agree: true }>({
    id: "consent",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ContactConsentForm),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.establishments_consent_title()}
        lead={m.establishments_consent_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: name, to: back },
        ]}
      />
      <Card className="grid gap-5">
        <DefinitionList
          items={[
            { term: m.establishments_phone(), detail: phone && formatPhone(phone) },
            { term: m.establishments_email(), detail: email },
            { term: m.establishments_website(), detail: website },
          ]}
        />
        {contactPublicAt ? (
          <>
            <p>{m.establishments_consent_is_given({ date: formatDate(contactPublicAt) })}</p>
            <div className="flex flex-wrap gap-3">
              <PostButton action={paths.producerConsentWithdrawal(id)} kind="danger">
                {m.establishments_consent_withdraw()}
              </PostButton>
              <ButtonLink kind="quiet" to={back}>
                {m.common_back()}
              </ButtonLink>
            </div>
          </>
        ) : (
          <PostForm form={form}>
            <CheckboxField
              field={fields.agree}
              label={m.establishments_contact_public()}
              hint={m.establishments_contact_public_hint()}
            />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" kind="main">
                {m.establishments_consent_give()}
              </Button>
              <ButtonLink kind="quiet" to={back}>
                {m.common_cancel()}
              </ButtonLink>
            </div>
          </PostForm>
        )}
      </Card>
    </Page>
  );
}
