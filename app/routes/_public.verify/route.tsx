import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { normalizeCertificateNumber } from "~/domain/certificates/rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { SearchField } from "~/ui/primitives/search-field";
import { CheckFile } from "./check-file";

/** The check of a file runs in the browser. */
export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.certificates_verify_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const number = normalizeCertificateNumber(new URL(ctx.request.url).searchParams.get("number") ?? "").slice(0, 80);
    return number ? redirect(paths.certificate(number)) : null;
  });
}

export default function Verify() {
  return (
    <Page narrow>
      <PageHeader title={m.certificates_verify_title()} lead={m.certificates_verify_lead()} />
      <SearchField
        action={paths.verify()}
        name="number"
        label={m.certificates_verify_field()}
        placeholder={m.certificates_verify_field()}
        button={m.certificates_verify_button()}
      />
      <p className="mt-3 text-soft">{m.certificates_verify_hint()}</p>
      <section className="mt-10">
        <h2 className="text-2xl">{m.credentials_drop_title()}</h2>
        <p className="mt-1 mb-4 text-soft">{m.credentials_drop_lead()}</p>
        <CheckFile />
      </section>
      <div className="mt-10 grid gap-5 sm:grid-cols-2">
        <Card as="section">
          <h2 className="text-xl">{m.certificates_verify_where()}</h2>
          <p className="mt-2">{m.certificates_verify_where_text()}</p>
        </Card>
        <Card as="section">
          <h2 className="text-xl">{m.certificates_verify_list()}</h2>
          <p className="mt-2">{m.certificates_verify_list_text()}</p>
          <p className="mt-3">
            <a href={paths.products()}>{m.certificates_verify_list_link()}</a>
          </p>
        </Card>
      </div>
    </Page>
  );
}
