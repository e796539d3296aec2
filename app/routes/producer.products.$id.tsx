import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Camera, Pencil, Send } from "lucide-react";
import { areAlike } from "~/domain/nominations/likeness";
import { nominationsOfProducer, type OwnNomination } from "~/domain/nominations/queries.server";
import { whyNotEditProduct } from "~/domain/products/policy";
import { holdsOf, productById, productsOf } from "~/domain/products/queries.server";
import { missingViews } from "~/domain/products/rules";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatList } from "~/i18n/formats";
import { groupName, photoViewName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? m.products_section_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const product = await productById(ctx, args.params.id!);
    const [nominations, holds, own] = await Promise.all([
      nominationsOfProducer(ctx, { productId: product.id }),
      holdsOf(ctx, product.id),
      productsOf(ctx, product.establishmentId),
    ]);
    const alike = own.filter((one) => one.id !== product.id && areAlike(one.name, product.name));
    return {
      product,
      nominations,
      alike: alike.map(({ id, name }) => ({ id, name })),
      whyNot: whyNotEditProduct(ctx.actor, product, holds),
    };
  });
}

export default function ProductPage() {
  const { product, nominations, alike, whyNot } = useLoaderData<typeof loader>();
  const missing = missingViews(product.photos);
  return (
    <Page>
      <PageHeader
        title={product.name}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: product.establishmentName, to: paths.producerEstablishment(product.establishmentId) },
        ]}
        actions={
          <>
            {product.isPublic && <ButtonLink to={paths.product(product.slug)}>{m.products_public_page()}</ButtonLink>}
            {!whyNot && (
              <ButtonLink to={paths.producerProductEdit(product.id)} icon={<Pencil size={18} aria-hidden />}>
                {m.products_edit()}
              </ButtonLink>
            )}
          </>
        }
      />
      {whyNot && (
        <Alert tone="info" className="mb-6">
          {whyNot}
        </Alert>
      )}
      {alike.length > 0 && (
        <Alert tone="wait" title={m.nominations_alike_title()} className="mb-6">
          <ul className="list-disc pl-5">
            {alike.map((one) => (
              <li key={one.id}>
                <Link to={paths.producerProduct(one.id)}>{one.name}</Link>
              </li>
            ))}
          </ul>
          <p>{m.products_alike_text()}</p>
        </Alert>
      )}
      <div className="grid items-start gap-8 lg:grid-cols-[1.1fr_1fr]">
        <div className="grid gap-4">
          <DossierPhotos photos={product.photos} product={product.name} group={product.groupCode} seed={product.slug} />
          <p className={missing.length > 0 ? "font-semibold text-wait-ink" : "text-ok-ink"}>
            {missing.length > 0
              ? m.products_photos_missing({ views: formatList(missing.map(photoViewName)) })
              : m.products_photos_complete()}
          </p>
          {!whyNot && (
            <div>
              <ButtonLink
                to={paths.producerProductPhotos(product.id)}
                kind={missing.length > 0 ? "main" : "plain"}
                icon={<Camera size={20} aria-hidden />}
              >
                {m.products_photos_manage()}
              </ButtonLink>
            </div>
          )}
        </div>
        <Card>
          <h2 className="mb-2 text-xl">{m.products_facts()}</h2>
          <DefinitionList
            items={[
              { term: m.products_group(), detail: product.groupCode && groupName(product.groupCode) },
              ...(product.setCase ? [{ term: m.products_set_case(), detail: setCaseName(product.setCase) }] : []),
              ...(product.setMembers
                ? [
                    {
                      term: m.products_set_members(),
                      detail: <p className="whitespace-pre-line">{product.setMembers}</p>,
                    },
                  ]
                : []),
              {
                term: m.products_summary(),
                detail: product.summary && <p className="whitespace-pre-line">{product.summary}</p>,
              },
            ]}
          />
        </Card>
      </div>
      <Section
        title={m.nominations_section_title()}
        actions={
          <ButtonLink
            to={paths.producerNewNomination({ product: product.id })}
            kind={missing.length === 0 && nominations.length === 0 ? "main" : "plain"}
            icon={<Send size={18} aria-hidden />}
          >
            {m.nominations_start()}
          </ButtonLink>
        }
      >
        <Nominations nominations={nominations} />
      </Section>
    </Page>
  );
}

function Nominations({ nominations }: { nominations: readonly OwnNomination[] }) {
  if (nominations.length === 0) {
    return <EmptyState title={m.nominations_empty_title()}>{m.nominations_empty_text()}</EmptyState>;
  }
  return (
    <ul className="grid gap-3">
      {nominations.map((one) => (
        <Card as="li" key={one.id} className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div>
            <Link to={paths.producerNomination(one.id)} className="font-semibold text-ink after:absolute after:inset-0">
              {roundName(one.round)}
            </Link>
            {one.code && <p className="text-sm text-soft">{one.code}</p>}
          </div>
          <NominationTag state={one.state} />
        </Card>
      ))}
    </ul>
  );
}
