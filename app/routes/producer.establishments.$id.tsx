import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FolderClosed, Pencil, Plus, Users } from "lucide-react";
import { establishmentById, recordedNamesakes } from "~/domain/establishments/queries.server";
import { productsOf } from "~/domain/products/queries.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { legalFormName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { OwnProducts } from "~/ui/products/own-products";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.establishment.name ?? m.establishments_section_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const establishment = await establishmentById(ctx, args.params.id!);
    const [products, namesakes] = await Promise.all([
      productsOf(ctx, establishment.id),
      recordedNamesakes(ctx, establishment.id),
    ]);
    return { establishment, products, namesakes };
  });
}

export default function EstablishmentPage() {
  const { establishment, products, namesakes } = useLoaderData<typeof loader>();
  const { id, contactPublicAt, registeredAt } = establishment;
  return (
    <Page>
      <PageHeader
        title={establishment.name}
        lead={registeredAt && m.establishments_registered_on({ date: formatDate(registeredAt) })}
        breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
        actions={
          <>
            <ButtonLink to={paths.producerEstablishmentEdit(id)} icon={<Pencil size={18} aria-hidden />}>
              {m.establishments_edit()}
            </ButtonLink>
            <ButtonLink to={paths.producerPapers(id)} icon={<FolderClosed size={18} aria-hidden />}>
              {m.papers_title()}
            </ButtonLink>
            <ButtonLink to={paths.producerPeople(id)} icon={<Users size={18} aria-hidden />}>
              {m.people_establishment_people()}
            </ButtonLink>
          </>
        }
      />
      {namesakes.length > 0 && (
        <Alert tone="info" title={m.establishments_namesakes_title()} className="mb-7">
          <ul className="my-1.5 list-disc pl-5">
            {namesakes.map((one) => (
              <li key={one.id}>{m.establishments_namesake_awards({ name: one.name, count: one.awards })}</li>
            ))}
          </ul>
          <p>{m.establishments_namesakes_text()}</p>
        </Alert>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1.5fr_1fr]">
        <Card>
          <h2 className="mb-2 text-xl">{m.establishments_facts()}</h2>
          <Facts establishment={establishment} />
        </Card>
        <Card>
          <h2 className="text-xl">{m.establishments_consent_title()}</h2>
          <p className="mt-2 mb-4">
            {contactPublicAt
              ? m.establishments_consent_is_given({ date: formatDate(contactPublicAt) })
              : m.establishments_consent_not_given()}
          </p>
          <ButtonLink to={paths.producerConsent(id)}>{m.establishments_consent_manage()}</ButtonLink>
        </Card>
      </div>
      <Section
        title={m.products_section_title()}
        actions={
          <ButtonLink
            to={paths.producerNewProduct({ establishment: id })}
            kind={products.length === 0 ? "main" : "plain"}
            icon={<Plus size={18} aria-hidden />}
          >
            {m.products_register()}
          </ButtonLink>
        }
      >
        <OwnProducts products={products} />
      </Section>
    </Page>
  );
}

type Facts = ReturnType<typeof useLoaderData<typeof loader>>["establishment"];

function Facts({ establishment }: { establishment: Facts }) {
  const { address, commune, district, province, phone, legalForm } = establishment;
  return (
    <DefinitionList
      items={[
        { term: m.establishments_legal_form(), detail: legalForm && legalFormName(legalForm) },
        { term: m.establishments_tax_code(), detail: establishment.taxCode },
        {
          term: m.nominations_dossier_address(),
          detail: [address, commune, district, province.fullName].filter(Boolean).join(", "),
        },
        { term: m.establishments_representative(), detail: establishment.representative },
        { term: m.establishments_phone(), detail: phone && formatPhone(phone) },
        { term: m.establishments_email(), detail: establishment.email },
        { term: m.establishments_website(), detail: establishment.website },
        {
          term: m.establishments_story(),
          detail: establishment.story && <p className="whitespace-pre-line">{establishment.story}</p>,
        },
      ]}
    />
  );
}
