import type { ApplicationAtFair } from "~/domain/applications/application-at-fair.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, DisabledReason } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface AnswersProps {
  readonly slug: string;
  readonly application: Pick<ApplicationAtFair, "number" | "whyNot">;
}

/** What an officer may answer now; where nothing, why. */
export function Answers({ slug, application: { number, whyNot } }: AnswersProps) {
  const all = [
    { act: "acceptance", whyNot: whyNot.accept, label: m.applications_accept() },
    { act: "request", whyNot: whyNot.ask, label: m.applications_ask() },
    { act: "request/withdrawal", whyNot: whyNot.withdrawRequest, label: m.applications_withdraw_request() },
    { act: "waiting", whyNot: whyNot.wait, label: m.applications_wait() },
    { act: "refusal", whyNot: whyNot.refuse, label: m.applications_refuse() },
    { act: "grant", whyNot: whyNot.grant, label: m.applications_change_grant() },
    { act: "undoing", whyNot: whyNot.undo, label: m.applications_undo() },
  ] as const;
  const possible = all.filter((one) => one.whyNot === null);
  return (
    <Card>
      <h3 className="mb-3 text-lg">{m.applications_answer_title()}</h3>
      {possible.length === 0 ? (
        <DisabledReason>{whyNot.accept}</DisabledReason>
      ) : (
        <div className="grid gap-2.5">
          {possible.map(({ act, label }) => (
            <ButtonLink
              key={act}
              kind={act === "acceptance" ? "main" : "plain"}
              to={paths.organiserApplicationAct(slug, number, act)}
            >
              {label}
            </ButtonLink>
          ))}
        </div>
      )}
      {whyNot.grant === null && whyNot.undo !== null && <DisabledReason>{whyNot.undo}</DisabledReason>}
    </Card>
  );
}
