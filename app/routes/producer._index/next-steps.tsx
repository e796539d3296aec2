import {
  Camera,
  ClipboardList,
  FileClock,
  FilePen,
  FolderClock,
  MessageSquareWarning,
  Package,
  Send,
  Store,
} from "lucide-react";
import type { NextStep } from "~/domain/nominations/next-steps";
import { paths } from "~/http/paths";
import { formatDateTime, formatList, formatTimeLeft, formatTimestamp } from "~/i18n/formats";
import { paperKindName, photoViewName, reportStandingName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { stepName } from "~/ui/nominations/question-texts";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

/** More than these make a list of chores; the sections below hold the rest. */
const MOST = 4;

/** What a producer can do now: the first is the main one. */
export function NextSteps({ steps, now }: { steps: readonly NextStep[]; now: Date }) {
  if (steps.length === 0) return <p className="text-soft">{m.nominations_next_none()}</p>;
  return (
    <section aria-label={m.nominations_next_title()}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {steps.slice(0, MOST).map((step, place) => {
          const look = lookOf(step);
          const until = "until" in step ? step.until : null;
          return (
            <Card as="li" key={look.to} className="flex flex-col items-start gap-3">
              <div className="flex w-full items-start justify-between gap-3">
                <look.icon size={30} strokeWidth={1.6} aria-hidden className="flex-none text-lacquer-ink" />
                {until && <TimeLeft until={until} now={now} kind={step.kind} />}
              </div>
              <div>
                <h2 className="text-xl">{look.title}</h2>
                <p className="mt-1 whitespace-pre-line text-soft">{look.text}</p>
                {until && (
                  <p className="text-sm text-soft">{m.nominations_next_until({ until: formatDateTime(until) })}</p>
                )}
              </div>
              <ButtonLink to={look.to} kind={place === 0 ? "main" : "plain"} className="mt-auto">
                {look.act}
              </ButtonLink>
            </Card>
          );
        })}
      </ul>
    </section>
  );
}

/** A paper that has ended, or a report that is late, did not close, as nominations do. */
function TimeLeft({ until, now, kind }: { until: Date; now: Date; kind: NextStep["kind"] }) {
  const isPast = new Date(until) <= new Date(now);
  if (isPast && kind === "papers_ending") return <Tag tone="bad">{m.papers_state_expired()}</Tag>;
  if (isPast && kind === "report") return <Tag tone="bad">{reportStandingName("late")}</Tag>;
  return <Tag tone="wait">{formatTimeLeft(until, now)}</Tag>;
}

function lookOf(step: NextStep) {
  switch (step.kind) {
    case "establishment":
      return {
        icon: Store,
        title: m.nominations_next_establishment(),
        text: m.nominations_next_establishment_text(),
        to: paths.producerNewEstablishment(),
        act: m.nominations_next_go(),
      };
    case "product":
      return {
        icon: Package,
        title: m.nominations_next_product(),
        text: m.nominations_next_product_text(),
        to: paths.producerNewProduct({ establishment: step.establishmentId }),
        act: m.products_register(),
      };
    case "photos":
      return {
        icon: Camera,
        title: m.nominations_next_photos({ product: step.product }),
        text: m.nominations_next_photos_text({ views: formatList(step.views.map(photoViewName)) }),
        to: paths.producerProductPhotos(step.productId),
        act: m.products_photos_add(),
      };
    case "nominate":
      return {
        icon: Send,
        title: m.nominations_next_nominate({ product: step.product }),
        text: m.nominations_next_nominate_text({ round: roundName(step.round) }),
        to: paths.producerNewNomination({ round: step.roundId, product: step.productId }),
        act: m.nominations_start(),
      };
    case "draft":
      return {
        icon: FilePen,
        title: m.nominations_next_draft({ product: step.product }),
        text: [m.nominations_next_draft_text({ round: roundName(step.round) }), leftOff(step.saved)].join("\n"),
        to: paths.producerNomination(step.nominationId),
        act: m.nominations_next_continue(),
      };
    case "papers_ending":
      return {
        icon: FolderClock,
        title: m.papers_next_ending({ paper: paperKindName(step.paper) }),
        text: m.papers_next_ending_text({ count: step.count }),
        to: paths.producerPapers(step.establishmentId),
        act: m.papers_next_act(),
      };
    case "pending_papers":
      return {
        icon: FileClock,
        title: m.nominations_next_pending({ product: step.product }),
        text: m.nominations_next_pending_text(),
        to: paths.producerNominationPending(step.nominationId),
        act: m.nominations_next_pending_act(),
      };
    case "report":
      return {
        icon: ClipboardList,
        title: m.reports_of_product({ product: step.product, year: String(step.year) }),
        text: [
          step.isReturned ? m.reports_next_returned() : m.reports_next_text(),
          ...(step.count > 1 ? [m.reports_next_more({ count: step.count - 1 })] : []),
        ].join("\n"),
        to: step.count > 1 ? paths.producerReports() : paths.producerReport(step.awardId, step.year),
        act: step.count > 1 ? m.reports_next_all() : m.reports_next_write(),
      };
    case "more_asked":
      return {
        icon: MessageSquareWarning,
        title: m.nominations_next_more({ product: step.product }),
        text: step.note ?? "",
        to: paths.producerNomination(step.nominationId),
        act: m.nominations_next_continue(),
      };
  }
}

/** Where a dossier was left, and by whom: a colleague may have gone on. */
function leftOff({ at, by, step }: Extract<NextStep, { kind: "draft" }>["saved"]): string {
  const saved = { name: by, at: formatTimestamp(at) };
  return step
    ? m.nominations_next_draft_left({ step: stepName(step), ...saved })
    : m.nominations_next_draft_begun(saved);
}
