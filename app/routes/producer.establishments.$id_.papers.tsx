import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { establishmentById } from "~/domain/establishments/queries.server";
import { factsOf, PaperForm as PaperFields } from "~/domain/papers/forms";
import { keepPaper } from "~/domain/papers/keep-paper.server";
import { vaultOf } from "~/domain/papers/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { paperFacts } from "~/ui/papers/paper-facts";
import { PaperForm } from "~/ui/papers/paper-form";
import { PaperStateTag } from "~/ui/papers/paper-state";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.papers_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, name } = await establishmentById(ctx, args.params.id!);
    const mostBytes = ctx.services.env.MAX_UPLOAD_MB * 1_000_000;
    return { establishment: { id, name }, papers: await vaultOf(ctx, id), mostBytes };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file, kind, ...typed } = await parseUpload(ctx, PaperFields);
    const id = args.params.id!;
    await keepPaper(ctx, ctx.services.files, id, { kind, ...factsOf(typed), file: uploadOf(file) });
    return redirectWithNotice(paths.producerPapers(id), m.papers_added());
  });
}

/** The vault: papers of an establishment, kept once and used in many dossiers. */
export default function Vault() {
  const { establishment, papers, mostBytes } = useLoaderData<typeof loader>();
  const inUse = papers.filter((paper) => !paper.retiredAt);
  const retired = papers.filter((paper) => paper.retiredAt);
  return (
    <Page narrow>
      <PageHeader
        title={m.papers_title()}
        lead={m.papers_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: establishment.name, to: paths.producerEstablishment(establishment.id) },
        ]}
      />
      {inUse.length === 0 ? (
        <EmptyState title={m.papers_empty_title()}>{m.papers_empty_text()}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {inUse.map((paper) => (
            <PaperCard key={paper.id} paper={paper} />
          ))}
        </ul>
      )}
      <Section title={m.nominations_paper_add_title()} id="add">
        <Card>
          <p className="mb-4 text-soft">{m.nominations_papers_lead()}</p>
          <PaperForm
            asks="vault"
            action={paths.producerPapers(establishment.id)}
            mostBytes={mostBytes}
            result={useActionData<typeof action>()?.result}
          />
        </Card>
      </Section>
      {retired.length > 0 && (
        <details className="mt-10">
          <summary className="min-h-11 content-center font-semibold text-indigo">
            {m.papers_retired({ count: retired.length })}
          </summary>
          <ul className="mt-3 grid gap-4">
            {retired.map((paper) => (
              <PaperCard key={paper.id} paper={paper} />
            ))}
          </ul>
        </details>
      )}
    </Page>
  );
}

type Kept = ReturnType<typeof useLoaderData<typeof loader>>["papers"][number];

function PaperCard({ paper }: { paper: Kept }) {
  const facts = paperFacts(paper);
  return (
    <Card as="li" className="grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h2 className="min-w-0 text-lg">{paperKindName(paper.kind)}</h2>
        <PaperStateTag state={paper.state} />
      </div>
      {facts.length > 0 && <p>{facts.join(" · ")}</p>}
      <p>
        <a href={paths.file(paper.fileId, "original")} target="_blank" rel="noreferrer" className="break-words">
          {paper.name}
        </a>
      </p>
      <Uses uses={paper.uses} />
      {!paper.retiredAt && (
        <div className="actions pt-1">
          <ButtonLink to={paths.producerPaperRenewal(paper.id)}>{m.papers_renew()}</ButtonLink>
          <PostButton action={paths.producerPaperRetirement(paper.id)} kind="quiet">
            {m.papers_retire()}
          </PostButton>
        </div>
      )}
    </Card>
  );
}

function Uses({ uses }: Pick<Kept, "uses">) {
  if (uses.length === 0) return <p className="text-sm text-soft">{m.papers_unused()}</p>;
  return (
    <div className="text-sm">
      <p className="text-soft">{m.papers_used_in()}</p>
      <ul className="list-disc pl-5">
        {uses.map((use) => (
          <li key={use.nominationId}>
            <Link to={paths.producerNomination(use.nominationId)}>{use.productName}</Link> · {roundName(use.round)}
          </li>
        ))}
      </ul>
    </div>
  );
}
