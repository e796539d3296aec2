import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factsOf, RenewPaperForm } from "~/domain/papers/forms";
import { whyNotChangePaper } from "~/domain/papers/policy";
import { paperById } from "~/domain/papers/queries.server";
import { renewPaper } from "~/domain/papers/renew-paper.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { paperFacts } from "~/ui/papers/paper-facts";
import { PaperForm } from "~/ui/papers/paper-form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.papers_renew()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const paper = await paperById(ctx, args.params.id!);
    const mostBytes = ctx.services.env.MAX_UPLOAD_MB * 1_000_000;
    return { paper, whyNot: whyNotChangePaper(ctx.actor, paper), mostBytes };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file, ...typed } = await parseUpload(ctx, RenewPaperForm);
    const paper = await paperById(ctx, args.params.id!);
    await renewPaper(ctx, ctx.services.files, paper.id, { ...factsOf(typed), file: uploadOf(file) });
    return redirectWithNotice(paths.producerPapers(paper.establishmentId), m.papers_renewed());
  });
}

export default function Renewal() {
  const { paper, whyNot, mostBytes } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const back = paths.producerPapers(paper.establishmentId);
  return (
    <Page narrow>
      <PageHeader
        title={m.papers_renewal_title({ paper: paperKindName(paper.kind) })}
        lead={m.papers_renewal_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: m.papers_title(), to: back },
        ]}
      />
      <p className="mb-6">
        <span className="text-soft">{m.papers_renewal_old()} </span>
        {[...paperFacts(paper), paper.name].join(" · ")}
      </p>
      {whyNot ? (
        <p className="text-soft">{whyNot}</p>
      ) : (
        <PaperForm
          asks="renewal"
          action={paths.producerPaperRenewal(paper.id)}
          mostBytes={mostBytes}
          result={result}
          cancelTo={back}
        />
      )}
    </Page>
  );
}
