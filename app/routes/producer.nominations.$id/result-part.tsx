import type { ToldResult } from "~/domain/awards/told-results.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Unbroken } from "~/ui/primitives/unbroken";

export interface ShownResult {
  readonly told: ToldResult;
  /** Of the round. */
  readonly slug: string;
  /** The last day of complaints, "YYYY-MM-DD". */
  readonly complainUntil: string;
  readonly isComplainable: boolean;
}

/** The result of a dossier as its maker was told it, and what can be done now. */
export function ResultPart({ nominationId, told, ...round }: ShownResult & { readonly nominationId: string }) {
  const toRound = <ButtonLink to={paths.round(round.slug)}>{m.nominations_result_list()}</ButtonLink>;
  switch (told.kind) {
    case "recognised":
      return (
        <Alert
          tone="ok"
          title={m.nominations_result_recognised()}
          actions={
            <>
              <ButtonLink kind="main" to={paths.certificate(told.certificateNumber)}>
                {m.nominations_result_certificate()}
              </ButtonLink>
              {toRound}
            </>
          }
        >
          {told.set && <p>{m.nominations_result_in_set({ set: told.set })}</p>}
          <p>
            <Unbroken
              text={m.nominations_result_number({ number: told.certificateNumber })}
              part={told.certificateNumber}
            />
          </p>
        </Alert>
      );
    case "waiting":
      return (
        <Alert tone="wait" title={m.nominations_result_waiting()} actions={toRound}>
          {told.papersDueOn
            ? m.nominations_result_waiting_papers({ date: formatDate(told.papersDueOn) })
            : m.nominations_result_waiting_text()}
        </Alert>
      );
    case "not_recognised":
      return (
        <Alert
          tone="info"
          title={m.nominations_result_not_recognised()}
          actions={
            <>
              {round.isComplainable && (
                <ButtonLink to={paths.roundNewComplaint(round.slug, { entry: nominationId })}>
                  {m.nominations_result_complain()}
                </ButtonLink>
              )}
              {toRound}
            </>
          }
        >
          {round.isComplainable
            ? m.nominations_result_complain_until({ date: formatDate(round.complainUntil) })
            : m.nominations_result_complain_over({ date: formatDate(round.complainUntil) })}
        </Alert>
      );
  }
}
