import type { ReportSupport } from "~/domain/yearly-reports/reported-awards.server";
import { fieldsOf, REPORT_STEPS, type ReportAnswers, type ReportField } from "~/domain/yearly-reports/rules";
import { m } from "~/i18n/paraglide/messages";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { SupportTable } from "./support-table";
import { answerInWords, reportLabel, reportStepName } from "./words";

interface ReportViewProps {
  readonly answers: ReportAnswers;
  readonly supports: readonly ReportSupport[];
}

const MAY_LACK: readonly ReportField[] = ["qualityWords", "remarks"];

/** A whole report to read, with its units. */
export function ReportView({ answers, supports }: ReportViewProps) {
  return (
    <div className="grid gap-8">
      {REPORT_STEPS.map((step) => (
        <section key={step}>
          <h2 className="mb-2 text-xl">{reportStepName(step)}</h2>
          {step === "support" ? (
            supports.length === 0 && answers.hasNoSupport === undefined ? (
              <p className="text-soft">{m.common_not_yet()}</p>
            ) : (
              <SupportTable supports={supports} />
            )
          ) : (
            <DefinitionList
              items={fieldsOf(step)
                // The unit stands beside its quantity, and what nobody has to say is named only where it was said.
                .filter(
                  (field) => field !== "outputUnit" && (!MAY_LACK.includes(field) || answers[field] !== undefined),
                )
                .map((field) => ({
                  term: reportLabel(field),
                  detail: answerInWords(field, answers) && (
                    <span className="whitespace-pre-line break-words">{answerInWords(field, answers)}</span>
                  ),
                }))}
            />
          )}
        </section>
      ))}
    </div>
  );
}
