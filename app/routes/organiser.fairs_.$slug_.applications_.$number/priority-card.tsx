import type { ApplicationAtFair } from "~/domain/applications/application-at-fair.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface PriorityCardProps {
  readonly slug: string;
  readonly application: Pick<
    ApplicationAtFair,
    "number" | "priority" | "priorityReason" | "priorityFacts" | "countedPriority" | "whyNot"
  >;
}

/** The points that place an application before others, and what they are counted from. */
export function PriorityCard({ slug, application }: PriorityCardProps) {
  const { number, priority, priorityReason, priorityFacts: facts, countedPriority, whyNot } = application;
  const counted = [
    facts.isRecognised && m.applications_priority_recognised(),
    facts.isHost && m.applications_priority_host(),
    facts.isNewcomer && m.applications_priority_newcomer(),
  ].filter((one) => one !== false);
  return (
    <Card>
      <h3 className="mb-2 text-lg">{m.applications_priority_of({ points: formatNumber(priority) })}</h3>
      {priorityReason ? (
        <>
          <p>{m.applications_priority_set({ counted: formatNumber(countedPriority) })}</p>
          <p className="mt-1 whitespace-pre-line text-soft">{priorityReason}</p>
        </>
      ) : counted.length === 0 ? (
        <p className="text-soft">{m.applications_priority_nothing()}</p>
      ) : (
        <ul className="grid list-disc gap-1 pl-5">
          {counted.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {whyNot.priority === null && (
        <p className="mt-3">
          <ButtonLink small to={paths.organiserApplicationAct(slug, number, "priority")}>
            {m.applications_priority_correct()}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}
