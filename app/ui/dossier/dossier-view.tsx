import type { ReactNode } from "react";
import type { Dossier, ShownDossier } from "~/domain/nominations/dossier";
import { QUESTIONS, type QuestionCode, questionsOf, STEPS, type Step } from "~/domain/nominations/questions";
import { formatDateTime } from "~/i18n/formats";
import { type GroupNames, groupNameIn, legalFormName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { questionLabel, stepName } from "~/ui/nominations/question-texts";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { roundName } from "~/ui/rounds/round-name";
import { answerText } from "./answer-text";
import { PaperList } from "./paper-list";

interface DossierViewProps {
  readonly dossier: ShownDossier;
  /** Of its round. */
  readonly rules: GroupNames;
}

/**
 * A dossier to read: what the producer wrote, by the steps of its form, then the papers and the maker. The same for
 * producer, organiser and jury. Long answers are paragraphs, short ones a list.
 */
export function DossierView({ dossier, rules }: DossierViewProps) {
  return (
    <div className="grid gap-8">
      <ProductFacts dossier={dossier} rules={rules} />
      {STEPS.map((step) => (
        <StepAnswers key={step} step={step} dossier={dossier} />
      ))}
      {dossier.papers.length > 0 && (
        <Part title={m.nominations_dossier_papers()}>
          <PaperList papers={dossier.papers} />
        </Part>
      )}
      {dossier.lower && (
        <Part title={m.forwardings_chain_title()}>
          <p>{lowerText(dossier.lower)}</p>
        </Part>
      )}
      {dossier.establishment && (
        <Part title={m.nominations_dossier_maker()}>
          <MakerFacts maker={dossier.establishment} />
        </Part>
      )}
    </div>
  );
}

/** "Từ “Bình chọn … tỉnh Lâm Đồng”, hồ sơ LDG-2026-017 niêm phong lúc …, mã băm …" */
function lowerText({ round, code, sealedAt, contentHash }: NonNullable<Dossier["lower"]>): string {
  return m.forwardings_chain_from({
    round: roundName(round),
    code,
    at: formatDateTime(new Date(sealedAt)),
    hash: contentHash.slice(0, 16),
  });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 border-b border-line pb-1.5 text-[1.15rem]">{title}</h3>
      {children}
    </section>
  );
}

function ProductFacts({ dossier: { product, groupCode }, rules }: DossierViewProps) {
  const members = product.setMembers?.split("\n") ?? [];
  return (
    <div className="grid gap-3">
      {product.summary && <p className="text-[1.06rem] whitespace-pre-line">{product.summary}</p>}
      <DefinitionList
        items={[
          { term: m.nominations_dossier_group(), detail: `${groupCode} · ${groupNameIn(rules, groupCode)}` },
          ...(product.setCase ? [{ term: m.products_set_case(), detail: setCaseName(product.setCase) }] : []),
          ...(members.length > 0
            ? [
                {
                  term: m.nominations_dossier_set(),
                  detail: (
                    <ul className="list-disc pl-5">
                      {members.map((member) => (
                        <li key={member}>{member}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function StepAnswers({ step, dossier }: { step: Step; dossier: ShownDossier }) {
  const answered = questionsOf(step).filter((code) => dossier.answers[code] !== undefined);
  if (answered.length === 0) return null;
  const isLong = (code: QuestionCode) => QUESTIONS[code].kind === "paragraphs";
  const short = answered.filter((code) => !isLong(code));
  return (
    <Part title={step === "papers" ? m.nominations_title_section() : stepName(step)}>
      <div className="grid gap-4">
        {answered.filter(isLong).map((code) => (
          <div key={code}>
            <h4 className="font-semibold">{questionLabel(code, dossier.round.year)}</h4>
            <p className="max-w-[44rem] whitespace-pre-line">{dossier.answers[code]}</p>
          </div>
        ))}
        {short.length > 0 && (
          <DefinitionList
            items={short.map((code) => ({
              term: questionLabel(code, dossier.round.year),
              detail: answerText(code, dossier.answers[code]!),
            }))}
          />
        )}
      </div>
    </Part>
  );
}

function MakerFacts({ maker }: { maker: Dossier["establishment"] }) {
  const address = [maker.address, maker.commune, maker.district, maker.province].filter(Boolean).join(", ");
  return (
    <DefinitionList
      items={[
        { term: m.establishments_name(), detail: maker.name },
        ...(maker.legalForm ? [{ term: m.establishments_legal_form(), detail: legalFormName(maker.legalForm) }] : []),
        ...(maker.taxCode ? [{ term: m.establishments_tax_code(), detail: maker.taxCode }] : []),
        { term: m.nominations_dossier_address(), detail: address },
        ...(maker.representative ? [{ term: m.establishments_representative(), detail: maker.representative }] : []),
      ]}
    />
  );
}
