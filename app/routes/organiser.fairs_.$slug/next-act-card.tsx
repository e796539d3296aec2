import type { NextAct } from "~/domain/fairs/next-act";
import { paths } from "~/http/paths";
import { formatDateTime, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { stepTitle } from "~/ui/fairs/setup";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface NextActCardProps {
  readonly slug: string;
  readonly next: NextAct;
  readonly mayPrepare: boolean;
}

/** The one thing a fair waits for, with the way there. */
export function NextActCard({ slug, next, mayPrepare }: NextActCardProps) {
  const way = wayTo(slug, next);
  return (
    <Card as="section">
      <h2 className="text-xl">{m.fairs_next()}</h2>
      <p className="mt-3">{textOf(next)}</p>
      {way && (
        <p className="mt-5">
          <ButtonLink kind="main" to={way.to}>
            {way.label}
          </ButtonLink>
        </p>
      )}
      {next.kind === "publish" &&
        (mayPrepare ? (
          <p className="mt-5">
            <ButtonLink kind="main" to={paths.organiserFairPublication(slug)}>
              {m.fairs_publish()}
            </ButtonLink>
          </p>
        ) : (
          <p className="mt-3 text-soft">{m.fairs_for_organisers()}</p>
        ))}
    </Card>
  );
}

/** The page on which it is done, where everyone who runs the fair may do it. */
function wayTo(slug: string, next: NextAct): { readonly label: string; readonly to: string } | null {
  switch (next.kind) {
    case "set":
      return {
        label: m.fairs_next_set_act({ step: stepTitle(next.step) }),
        to: paths.organiserFairSetup(slug, next.step),
      };
    case "answer":
    case "call_runs":
      return { label: m.fairs_next_answer_act(), to: paths.organiserApplications(slug) };
    case "draw":
      return { label: m.fairs_next_draw_act(), to: paths.organiserHalls(slug) };
    case "place":
      return { label: m.fairs_next_place_act(), to: paths.organiserFairBooths(slug) };
    case "hold":
      return { label: m.fairs_next_hold_act(), to: paths.organiserFairDays(slug) };
    case "report":
      return { label: m.fairs_next_report_act(), to: paths.organiserFairReport(slug) };
    case "pay_back":
      return { label: m.fairs_next_pay_back_act(), to: paths.organiserMoney(slug) };
    default:
      return null;
  }
}

function textOf(next: NextAct): string {
  switch (next.kind) {
    case "set":
      return m.fairs_next_set();
    case "publish":
      return m.fairs_next_publish();
    case "answer":
      return m.fairs_next_answer({ count: formatNumber(next.count) });
    case "draw":
      return m.fairs_next_draw();
    case "call_opens":
      return m.fairs_next_call_opens({ at: formatDateTime(next.at) });
    case "call_runs":
      return m.fairs_next_call_runs({ until: formatDateTime(next.until) });
    case "place":
      return m.fairs_next_place({ free: formatNumber(next.free) });
    case "hold":
      return m.fairs_next_hold();
    case "report":
      return m.fairs_next_report();
    case "pay_back":
      return m.fairs_next_pay_back({ amount: formatMoney(next.amount) });
    case "none":
      return m.fairs_next_none();
  }
}
