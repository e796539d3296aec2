import { Download } from "lucide-react";
import type { Nomination } from "~/domain/nominations/queries.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

/** What the producer keeps: the voting code and what was handed in, when and to whom. One page of paper. */
export function Receipt({ nomination }: { nomination: Nomination }) {
  const { id, code, round, dossier, groupCode, submittedAt } = nomination;
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_receipt_title()}
        lead={m.nominations_receipt_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: dossier.product.name, to: paths.producerNomination(id) },
        ]}
      />
      <Card>
        <p className="text-soft">{m.nominations_code()}</p>
        <p className="mb-5 font-display text-4xl font-bold">{code}</p>
        <DefinitionList
          items={[
            { term: m.nominations_product(), detail: dossier.product.name },
            { term: m.nominations_dossier_group(), detail: `${groupCode} · ${groupNameIn(round.rules, groupCode)}` },
            { term: m.nominations_dossier_maker(), detail: dossier.establishment.name },
            { term: m.nominations_round(), detail: roundName(round) },
            { term: m.nominations_receipt_agency(), detail: round.agency.name },
            { term: m.nominations_receipt_at(), detail: submittedAt && formatDateTime(submittedAt) },
            { term: m.nominations_dossier_photos(), detail: String(dossier.photos.length) },
            { term: m.nominations_dossier_papers(), detail: String(dossier.papers.length) },
          ]}
        />
      </Card>
      <p className="no-print mt-6 flex flex-wrap items-center gap-3">
        <ButtonLink
          kind="main"
          to={paths.producerNominationReceipt(id)}
          reloadDocument
          icon={<Download size={18} aria-hidden />}
        >
          {m.nominations_receipt_download()}
        </ButtonLink>
        <ButtonLink to={paths.producerNomination(id)}>{m.nominations_open()}</ButtonLink>
      </p>
    </Page>
  );
}
