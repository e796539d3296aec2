import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countFiledComplaints } from "~/domain/complaints/filed-complaints.server";
import { ownGatekeeping } from "~/domain/fair-days/own-gates.server";
import { heldData } from "~/domain/people/own-data.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.people_data_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const [held, complaints, gates] = await Promise.all([
      heldData(ctx),
      countFiledComplaints(ctx),
      ownGatekeeping(ctx),
    ]);
    return { ...held, complaints, gates: gates.length };
  });
}

export default function MyData() {
  const { account, seats, figures, consents, complaints, gates } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        title={m.people_data_title()}
        lead={m.people_data_lead()}
        breadcrumbs={[{ label: m.ui_my_account(), to: paths.account() }]}
      />
      <Section title={m.people_data_held()} className="mt-0">
        <Card>
          <DefinitionList
            items={[
              {
                term: m.people_data_account(),
                detail: (
                  <Held
                    what={[account.name, account.email, account.phone && formatPhone(account.phone)]}
                    why={m.people_data_account_why()}
                  />
                ),
              },
              {
                term: m.people_data_roles(),
                detail: (
                  <Held
                    what={[m.people_data_roles_count({ count: figures.roles + seats })]}
                    why={m.people_data_roles_why()}
                  />
                ),
              },
              {
                term: m.people_data_devices(),
                detail: (
                  <Held
                    what={[m.people_data_devices_count({ count: figures.devices })]}
                    why={m.people_data_devices_why()}
                  />
                ),
              },
              {
                term: m.people_data_mails(),
                detail: (
                  <Held what={[m.people_data_mails_count({ count: figures.mails })]} why={m.people_data_mails_why()} />
                ),
              },
              {
                term: m.people_data_acts(),
                detail: (
                  <Held what={[m.people_data_acts_count({ count: figures.acts })]} why={m.people_data_acts_why()} />
                ),
              },
              ...(complaints > 0
                ? [
                    {
                      term: m.people_data_complaints(),
                      detail: (
                        <Held
                          what={[m.people_data_complaints_count({ count: complaints })]}
                          why={m.people_data_complaints_why()}
                        />
                      ),
                    },
                  ]
                : []),
              ...(gates > 0
                ? [
                    {
                      term: m.people_data_gates(),
                      detail: (
                        <Held what={[m.people_data_gates_count({ count: gates })]} why={m.people_data_gates_why()} />
                      ),
                    },
                  ]
                : []),
              { term: m.admin_created(), detail: formatDate(account.createdAt) },
            ]}
          />
          <p className="mt-4 text-soft">{m.people_data_of_establishment()}</p>
          <div className="mt-5 flex flex-wrap gap-3">
            <ButtonLink kind="main" to={paths.accountDataFile()} reloadDocument>
              {m.people_data_download()}
            </ButtonLink>
            <ButtonLink to={paths.account()}>{m.people_data_edit()}</ButtonLink>
          </div>
          <p className="mt-3 text-sm text-soft">{m.people_data_download_hint()}</p>
        </Card>
      </Section>
      <Section title={m.people_consents()}>
        {consents.length === 0 ? (
          <p className="text-soft">{m.people_consents_none()}</p>
        ) : (
          <ul className="grid gap-4">
            {consents.map((consent) => (
              <Consent key={consent.id} consent={consent} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={m.people_delete()}>
        <Card className="flex flex-wrap items-center justify-between gap-4">
          <p className="min-w-0 flex-1 basis-60 text-soft">{m.people_delete_lead()}</p>
          <ButtonLink kind="danger" to={paths.accountDeletion()}>
            {m.people_delete()}
          </ButtonLink>
        </Card>
      </Section>
    </Page>
  );
}

function Held({ what, why }: { what: readonly (string | null)[]; why: string }) {
  return (
    <>
      {what.map(
        (line) =>
          line && (
            <span key={line} className="block break-words">
              {line}
            </span>
          ),
      )}
      <span className="block text-sm text-soft">{why}</span>
    </>
  );
}

function Consent({ consent }: { consent: Awaited<ReturnType<typeof heldData>>["consents"][number] }) {
  const { text, locale, textVersion, givenAt, withdrawnAt } = consent;
  return (
    <Card as="li">
      <blockquote lang={locale} className="border-l-4 border-line pl-4">
        {text}
      </blockquote>
      <p className="mt-3 text-sm text-soft">
        {m.people_consent_version({ version: textVersion, at: formatDateTime(givenAt) })}
      </p>
      {withdrawnAt ? (
        <p className="text-sm font-semibold">{m.people_consent_withdrawn_at({ at: formatDateTime(withdrawnAt) })}</p>
      ) : (
        <p className="mt-4">
          <ButtonLink to={paths.accountConsentWithdrawal()}>{m.people_consent_withdraw()}</ButtonLink>
        </p>
      )}
    </Card>
  );
}
