import type { WorkingDossier } from "~/domain/nominations/forms";
import { QUESTION_CODES } from "~/domain/nominations/questions";
import { m } from "~/i18n/paraglide/messages";
import { answerText } from "~/ui/dossier/answer-text";
import { PaperList } from "~/ui/dossier/paper-list";
import { questionLabel } from "~/ui/nominations/question-texts";
import { DefinitionList } from "~/ui/primitives/definition-list";

/** Everything that would be taken from another dossier, before it is. year: of that dossier's round. */
export function FactsTaken({ facts, year }: { facts: WorkingDossier; year: number }) {
  const told = QUESTION_CODES.flatMap((code) => {
    const answer = facts[code];
    return answer === undefined ? [] : [{ code, answer }];
  });
  return (
    <details className="rounded-field bg-wash px-3.5 py-2">
      <summary className="min-h-11 content-center font-semibold text-indigo">{m.nominations_new_facts_show()}</summary>
      <DefinitionList
        items={told.map(({ code, answer }) => ({
          term: questionLabel(code, year),
          detail: <span className="whitespace-pre-line">{answerText(code, answer)}</span>,
        }))}
      />
      {facts.papers && <PaperList papers={facts.papers} />}
    </details>
  );
}
