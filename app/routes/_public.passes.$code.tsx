import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatCode } from "~/domain/fair-days/rules";
import { passByCode } from "~/domain/fair-days/visitor-pass.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateRange } from "~/i18n/formats";
import { passKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

/**
 * Whoever has its address has the pass: no search engine keeps it, and no other site is told of it. Its own site is: without a referrer a
 * form says that it comes from nowhere, and is refused as another site's.
 */
export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex", "referrer-policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${m.days_pass()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { pass, endedAt, fair, keptUntil } = await passByCode(ctx, args.params.code!);
    const { code, kind, holder, contact, consentAt } = pass;
    return {
      code,
      kind,
      holder,
      contact,
      isShared: consentAt !== null,
      isRevoked: endedAt !== null,
      fair,
      keptUntil,
    };
  });
}

export default function Pass() {
  const { code, kind, holder, contact, isShared, isRevoked, fair, keptUntil } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.fair(fair.slug) }]}
        tags={<Tag tone={isRevoked ? "bad" : "ok"}>{isRevoked ? m.days_verdict_revoked() : m.days_valid()}</Tag>}
        title={m.days_pass()}
        lead={`${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.venue}`}
      />
      {isRevoked && (
        <Alert tone="bad" className="mb-6">
          {m.days_pass_revoked_text()}
        </Alert>
      )}
      <Card className="grid justify-items-center gap-3 text-center">
        <img
          src={paths.passQr(code)}
          width={260}
          height={260}
          alt={m.days_qr_alt({ code: formatCode(code) })}
          className="rounded-lg bg-white p-2"
        />
        <p className="font-mono text-2xl">{formatCode(code)}</p>
        <p className="font-display text-xl font-bold">{holder ?? passKindName(kind)}</p>
        {holder && <p className="text-soft">{passKindName(kind)}</p>}
        <p className="no-print text-sm text-soft">{m.days_pass_hint()}</p>
      </Card>
      {kind === "visitor" && (
        <Section title={m.days_share_title()}>
          <Card>
            {isShared ? (
              <>
                <p>{m.days_shared({ name: holder ?? "", contact: contact ?? "", date: formatDate(keptUntil) })}</p>
                <div className="mt-4">
                  <PostButton kind="danger" action={paths.passForgetting(code)}>
                    {m.days_forget()}
                  </PostButton>
                </div>
                <p className="mt-2 text-sm text-soft">{m.days_forget_hint()}</p>
              </>
            ) : (
              <>
                <p>{m.days_not_shared()}</p>
                <div className="mt-4">
                  <ButtonLink to={paths.fairVisitorPass(fair.slug)}>{m.days_share_anew()}</ButtonLink>
                </div>
              </>
            )}
          </Card>
        </Section>
      )}
    </Page>
  );
}
