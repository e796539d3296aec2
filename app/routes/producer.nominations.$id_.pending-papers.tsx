import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { addPendingPaper } from "~/domain/nominations/add-pending-paper.server";
import { isGood, itemName } from "~/domain/nominations/checklist";
import { pendingItems } from "~/domain/nominations/pending-papers.server";
import { whyNotAddPending } from "~/domain/nominations/policy";
import { nominationById } from "~/domain/nominations/queries.server";
import { factsOf, PaperForm as PaperFields } from "~/domain/papers/forms";
import { isProducerOf } from "~/domain/people/policy";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { PaperList } from "~/ui/dossier/paper-list";
import { VerdictTag } from "~/ui/nominations/verdict";
import { PaperForm } from "~/ui/papers/paper-form";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.nominations_pending_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationById(ctx, args.params.id!);
    if (!isProducerOf(ctx.actor, nomination.establishmentId)) {
      throw new DomainError("not_found", m.nominations_not_found());
    }
    const items = await pendingItems(ctx, nomination);
    return {
      id: nomination.id,
      product: nomination.dossier.product.name,
      dueOn: nomination.papersDueOn,
      items,
      kinds: items.filter((one) => !isGood(one.verdict)).map((one) => one.item.kind),
      whyNot: whyNotAddPending(ctx.actor, nomination, todayInVietnam(ctx.now)),
      mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file, kind, ...typed } = await parseUpload(ctx, PaperFields);
    const paper = { kind, ...factsOf(typed), file: uploadOf(file) };
    await addPendingPaper(ctx, ctx.services.files, args.params.id!, paper);
    return redirectWithNotice(paths.producerNominationPending(args.params.id!), m.nominations_pending_sent());
  });
}

/** The papers an entry was admitted without: what is still missing, what was sent, and where to send it. */
export default function PendingPapers() {
  const { id, product, dueOn, items, kinds, whyNot, mostBytes } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_pending_title()}
        lead={dueOn ? m.nominations_pending_lead({ date: formatDate(dueOn) }) : undefined}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: product, to: paths.producerNomination(id) },
        ]}
      />
      <ul className="grid gap-4">
        {items.map(({ item, verdict, note, sent }) => (
          <Card as="li" key={item.code}>
            <p className="mb-2">
              <VerdictTag verdict={verdict} />
            </p>
            <p className="font-semibold">{itemName(item)}</p>
            {note && <p className="mt-1 whitespace-pre-line">{note}</p>}
            {sent.length > 0 ? (
              <PaperList papers={sent} />
            ) : (
              <p className="mt-1 text-soft">{m.nominations_pending_none_sent()}</p>
            )}
          </Card>
        ))}
      </ul>
      <Section title={m.nominations_paper_add_title()}>
        {whyNot ? (
          <p className="text-soft">{whyNot}</p>
        ) : (
          <PaperForm
            asks="vault"
            action={paths.producerNominationPending(id)}
            kinds={kinds}
            mostBytes={mostBytes}
            result={result}
            cancelTo={paths.producerNomination(id)}
          />
        )}
      </Section>
    </Page>
  );
}
