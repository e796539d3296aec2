import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { toldResultsOf } from "~/domain/awards/told-results.server";
import { certificateStatus } from "~/domain/certificates/rules";
import { heldAwards } from "~/domain/establishments/held-awards.server";
import { establishmentsOfActor } from "~/domain/establishments/queries.server";
import { entryChoices } from "~/domain/nominations/entry-choices.server";
import { nextStepsFor } from "~/domain/nominations/next-steps";
import { noticesOfProducer } from "~/domain/nominations/notices.server";
import { nominationsOfProducer } from "~/domain/nominations/queries.server";
import { isOpenForWriting } from "~/domain/nominations/rules";
import { endingPapers } from "~/domain/papers/queries.server";
import { ownReports } from "~/domain/yearly-reports/own-reports.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { OwnProducts } from "~/ui/products/own-products";
import { Certificates } from "./certificates";
import { NextSteps } from "./next-steps";
import { NominationTable } from "./nomination-table";
import { Notices } from "./notices";

export const meta: MetaFunction = () => [{ title: `${m.nominations_home_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [establishments, { products }, nominations, awards, notices, papers, { reports }] = await Promise.all([
      establishmentsOfActor(ctx),
      entryChoices(ctx),
      nominationsOfProducer(ctx),
      heldAwards(ctx),
      noticesOfProducer(ctx),
      endingPapers(ctx),
      ownReports(ctx),
    ]);
    const told = await toldResultsOf(
      ctx,
      nominations.map((one) => one.id),
    );
    const today = todayInVietnam(ctx.now);
    return {
      establishments: establishments.map(({ id, name, province }) => ({ id, name, province: province.name })),
      products,
      nominations: nominations.map((one) => ({ ...one, result: told.get(one.id)?.kind ?? null })),
      notices,
      awards: awards.map((award) => ({ ...award, status: certificateStatus(award, today) })),
      steps: nextStepsFor({
        establishments,
        papers,
        reports,
        products,
        nominations: nominations.map((one) => ({ ...one, isOpen: isOpenForWriting(one, one.round.phase) })),
      }),
      now: ctx.now,
    };
  });
}

export default function ProducerHome() {
  const { establishments, products, nominations, notices, awards, steps, now } = useLoaderData<typeof loader>();
  const isNew = establishments.length === 0;
  return (
    <Page>
      <PageHeader title={m.nominations_home_title()} lead={m.nominations_home_lead()} />
      <NextSteps steps={steps} now={now} />
      <Notices notices={notices} now={now} />
      {!isNew && (
        <>
          <Section
            title={m.nominations_section_title()}
            actions={
              products.length > 0 && (
                <ButtonLink to={paths.producerNewNomination()} icon={<Plus size={18} aria-hidden />}>
                  {m.nominations_start()}
                </ButtonLink>
              )
            }
          >
            <NominationTable nominations={nominations} />
          </Section>
          <Section
            title={m.products_section_title()}
            actions={
              <ButtonLink to={paths.producerNewProduct()} icon={<Plus size={18} aria-hidden />}>
                {m.products_register()}
              </ButtonLink>
            }
          >
            <OwnProducts products={products} />
          </Section>
          <Section
            title={m.applications_own_title()}
            actions={<ButtonLink to={paths.applications()}>{m.applications_home_open()}</ButtonLink>}
          >
            <p className="text-soft">{m.applications_home_text()}</p>
          </Section>
          <Section title={m.nominations_certificates_title()}>
            <Certificates awards={awards} />
          </Section>
          <Section
            title={m.establishments_section_title()}
            actions={
              <ButtonLink kind="quiet" to={paths.producerNewEstablishment()}>
                {m.establishments_add_another()}
              </ButtonLink>
            }
          >
            <ul className="grid gap-3 sm:grid-cols-2">
              {establishments.map((one) => (
                <Card as="li" key={one.id} className="relative">
                  <Link
                    to={paths.producerEstablishment(one.id)}
                    className="font-semibold text-ink after:absolute after:inset-0"
                  >
                    {one.name}
                  </Link>
                  <p className="text-soft">{one.province}</p>
                </Card>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}
