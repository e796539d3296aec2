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

interface ResultPartProps extends ShownResult {
  readonly nominationId: string;
  /** Until when papers are still taken, which may be later than what its maker was told; null where none are awaited. */
  readonly papersDueOn: string | null;
}

/** The result of a dossier as its maker was told it, and what can be done now. */
export function ResultPart({ nominationId, papersDueOn, told, ...round }: ResultPartProps) {
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
    case "waiting": {
      const until = papersDueOn ?? told.papersDueOn;
      return (
        <Alert
          tone="wait"
          title={m.nominations_result_waiting()}
          actions={
            <>
              {papersDueOn && (
                <ButtonLink kind="main" to={paths.producerNominationPending(nominationId)}>
                  {m.nominations_next_pending_act()}
                </ButtonLink>
              )}
              {toRound}
            </>
          }
        >
          {until
            ? m.nominations_result_waiting_papers({ date: formatDate(until) })
            : m.nominations_result_waiting_text()}
        </Alert>
      );
    }
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
