import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { DossierPaperForm, factsOf } from "~/domain/papers/forms";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";
import { PaperForm } from "~/ui/papers/paper-form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.nominations_paper_add_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, dossier } = await nominationById(ctx, args.params.id!);
    return { id, product: dossier.product.name, mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000 };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file, kind, keep, ...typed } = await parseUpload(ctx, DossierPaperForm);
    const paper = { kind, keep, ...factsOf(typed), file: uploadOf(file) };
    await addPaper(ctx, ctx.services.files, args.params.id!, paper);
    return redirectWithNotice(paths.producerNominationStep(args.params.id!, "papers"), m.nominations_paper_added());
  });
}

/** Where a refused paper is corrected; the step of the dossier posts here. */
export default function NominationPapers() {
  const { id, product, mostBytes } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_paper_add_title()}
        lead={m.nominations_papers_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: product, to: paths.producerNominationStep(id, "papers") },
        ]}
      />
      <PaperForm
        asks="dossier"
        action={paths.producerNominationPapers(id)}
        mostBytes={mostBytes}
        result={result}
        cancelTo={paths.producerNominationStep(id, "papers")}
      />
    </Page>
  );
}
