import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LOGO_SIDES } from "~/domain/certificates/forms";
import { logoOfCertificate } from "~/domain/certificates/logo.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.certificates_kit_title()} · ${data.number}` : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { number, label, isFaded } = await logoOfCertificate(ctx, args.params.number!);
    const site = ctx.services.env.PUBLIC_URL;
    const page = new URL(paths.certificate(number), site).href;
    const picture = new URL(paths.certificateLogo(number, "svg"), site).href;
    const alt = label.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    const snippet = `<a href="${page}" rel="noopener"><img src="${picture}" alt="${alt}" width="160" height="160" loading="lazy"></a>`;
    return { number, label, isFaded: isFaded ?? false, snippet };
  });
}

/** A winner's medal for packages, papers and their own website. */
export default function LogoKit() {
  const { number, label, isFaded, snippet } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        title={m.certificates_kit_title()}
        lead={m.certificates_kit_lead()}
        breadcrumbs={[{ label: number, to: paths.certificate(number) }]}
      />
      {isFaded && (
        <Alert tone="wait" className="mb-5">
          {m.certificates_kit_faded()}
        </Alert>
      )}
      <Card className="grid justify-items-center gap-6">
        <img src={paths.certificateLogo(number, "svg")} alt={label} width={280} height={280} className="max-w-full" />
        {!isFaded && (
          <div className="flex flex-wrap justify-center gap-3">
            <ButtonLink to={paths.certificateLogo(number, "svg")} reloadDocument download={`${number}.svg`}>
              {m.certificates_kit_svg()}
            </ButtonLink>
            {LOGO_SIDES.map((side) => (
              <ButtonLink
                key={side}
                kind="quiet"
                to={`${paths.certificateLogo(number, "png")}?side=${side}`}
                reloadDocument
                download={`${number}-${side}.png`}
              >
                {m.certificates_kit_png({ side: formatNumber(side) })}
              </ButtonLink>
            ))}
          </div>
        )}
      </Card>
      {!isFaded && (
        <>
          <section className="mt-8">
            <h2 className="text-xl">{m.certificates_kit_embed()}</h2>
            <p className="mt-1 text-soft">{m.certificates_kit_embed_lead()}</p>
            <textarea
              readOnly
              rows={7}
              aria-label={m.certificates_kit_embed()}
              className="textarea field-sizing-content mt-3 w-full font-mono text-sm"
              value={snippet}
            />
          </section>
          <section className="mt-8">
            <h2 className="text-xl">{m.certificates_kit_rules()}</h2>
            <p className="mt-1">{m.certificates_kit_rules_text()}</p>
          </section>
        </>
      )}
    </Page>
  );
}
