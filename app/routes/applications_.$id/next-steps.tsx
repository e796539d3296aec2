import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, Clock, FileText, type LucideIcon } from "lucide-react";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import type { CorrectedPart } from "~/domain/applications/rules";
import type { Account } from "~/domain/invoices/rules";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime, formatMoney, formatNumber, formatSome } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ClaimState } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";

/** now: waits for the applicant; wait: for the organiser; done: nothing is left to do, though it may be changed; open: there when it is needed. */
type StepState = "now" | "wait" | "done" | "open";

interface Step {
  readonly key: string;
  readonly state: StepState;
  readonly text: string;
  /** Until when, or why not. */
  readonly detail: string | null;
  /** Absent where nothing is changed any more. */
  readonly to?: string | undefined;
}

interface ShownClaim {
  readonly id: string;
  readonly code: string;
  readonly state: ClaimState;
  readonly exhibitorId: string | null;
  /** Of a hold, when it ends. */
  readonly until: Date | string | null;
}

export interface NextStepsProps {
  readonly application: OwnApplicationDetails;
  readonly claims: readonly ShownClaim[];
  /** Of its notice; null before the first. */
  readonly account: Pick<Account, "next" | "isLate"> | null;
  /** Why it picks no booth now. */
  readonly whyNotPick: string | null;
  readonly today: PlainDate;
}

const LOOKS: Readonly<Record<StepState, { icon: LucideIcon; look: string; name: () => string }>> = {
  now: { icon: CircleDashed, look: "text-wait-ink", name: m.applications_todo_now },
  wait: { icon: Clock, look: "text-soft", name: m.applications_todo_wait },
  done: { icon: CircleCheck, look: "text-ok-ink", name: m.applications_todo_done },
  open: { icon: FileText, look: "text-soft", name: m.applications_todo_open },
};

/** What an accepted applicant does until the fair, each with its last day. */
export function NextSteps(props: NextStepsProps) {
  const steps = [
    boothStep(props),
    ...assignSteps(props),
    moneyStep(props),
    ...correctionSteps(props),
    ...paperSteps(props),
  ];
  return (
    <Card as="section">
      <h2 className="mb-3 text-xl">{m.applications_todo_title()}</h2>
      <ol className="grid gap-3">
        {steps.map(({ key, state, text, detail, to }) => {
          const { icon: Icon, look, name } = LOOKS[state];
          return (
            <li key={key} className="flex items-start gap-3">
              <Icon size={20} aria-hidden className={`mt-0.5 flex-none pointer-coarse:mt-3 ${look}`} />
              <span className="min-w-0">
                <span className="sr-only">{name()}: </span>
                {to ? (
                  <Link to={to} className="inline-flex min-h-6 items-center font-semibold pointer-coarse:min-h-11">
                    {text}
                  </Link>
                ) : (
                  <span className="font-semibold">{text}</span>
                )}
                {detail && <span className="block text-sm text-soft">{detail}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="mt-3 text-sm text-soft">{m.applications_corrections_placed()}</p>
    </Card>
  );
}

function boothStep({ application, claims, whyNotPick }: NextStepsProps): Step {
  const { id, things, fair } = application;
  const granted = things.asks.reduce((sum, ask) => sum + (ask.granted ?? 0), 0);
  const codesOf = (state: ShownClaim["state"]) => claims.filter((one) => one.state === state).map((one) => one.code);
  const [reserved, held] = [codesOf("reserved"), codesOf("held")];
  const left = granted - claims.length;
  const step = { key: "booths", to: paths.applicationBooths(id) };
  if (reserved.length > 0) {
    const text = m.applications_todo_booths_answer({ booths: formatSome(reserved) });
    return { ...step, state: "now", text, detail: null };
  }
  if (held.length > 0) {
    const ends = claims.flatMap(({ until }) => (until ? [until] : [])).sort((a, b) => Number(a) - Number(b));
    const text = m.applications_todo_booths_confirm({ booths: formatSome(held) });
    return {
      ...step,
      state: "now",
      text,
      detail: ends[0] ? m.applications_todo_before({ at: formatDateTime(ends[0]) }) : null,
    };
  }
  if (left <= 0) {
    const text = m.applications_todo_booths_done({ booths: formatSome(claims.map(({ code }) => code)) });
    return { ...step, state: "done", text, detail: null };
  }
  const count = formatNumber(left);
  if (whyNotPick)
    return { ...step, state: "wait", text: m.applications_todo_booths_wait({ count }), detail: whyNotPick };
  const detail = fair.picksCloseAt ? m.applications_todo_before({ at: formatDateTime(fair.picksCloseAt) }) : null;
  return { ...step, state: "now", text: m.applications_todo_booths_pick({ count }), detail };
}

/** A centre says which of those it brings stands where: boards and passes name them. */
function assignSteps({ application: { id, isCentre }, claims }: NextStepsProps): Step[] {
  const open = claims
    .filter(({ state, exhibitorId }) => state !== "held" && exhibitorId === null)
    .map(({ code }) => code);
  if (!isCentre || open.length === 0) return [];
  const text = m.applications_todo_assign({ booths: formatSome(open) });
  return [{ key: "assign", state: "now", text, detail: null, to: paths.applicationStands(id) }];
}

function moneyStep({ application: { id }, account }: NextStepsProps): Step {
  const step = { key: "money", to: paths.applicationInvoices(id) };
  if (!account) return { ...step, state: "wait", text: m.applications_todo_money_wait(), detail: null };
  const { next, isLate } = account;
  if (!next) return { ...step, state: "done", text: m.applications_todo_money_done(), detail: null };
  const date = next.on && formatDate(next.on);
  const said = isLate ? m.applications_todo_late : m.applications_todo_until;
  const text = m.applications_todo_money_pay({ amount: formatMoney(next.amount) });
  return { ...step, state: "now", text, detail: date ? said({ date }) : m.invoices_due_at_once() };
}

function correctionSteps({ application }: NextStepsProps): Step[] {
  const { id, isCentre, changes, signName, things } = application;
  const brought = formatNumber(things.exhibitors.length);
  const step = (part: CorrectedPart, text: string, to: string, isDone = true): Step => {
    const { until, whyNot } = changes[part];
    const detail = whyNot ?? m.applications_todo_correct_until({ date: formatDate(until) });
    return { key: part, state: isDone || whyNot ? "done" : "now", text, detail, to: whyNot ? undefined : to };
  };
  const goods = things.goods.length;
  return [
    step("sign", m.applications_todo_sign({ sign: signName }), paths.applicationSign(id)),
    ...(isCentre
      ? [
          step(
            "exhibitors",
            m.applications_todo_exhibitors({ count: brought }),
            paths.applicationLines(id, "exhibitors"),
          ),
        ]
      : []),
    step(
      "goods",
      goods > 0 ? m.applications_todo_goods({ count: formatNumber(goods) }) : m.applications_todo_goods_none(),
      paths.applicationLines(id, "goods"),
      goods > 0,
    ),
  ];
}

/** Once it has a booth there are passes to it, and a letter comes; from the first day on its sales are told. */
function paperSteps({ application: { id, fair }, claims, today }: NextStepsProps): Step[] {
  if (claims.every(({ state }) => state === "held")) return [];
  const detail = m.applications_todo_opening({ date: formatDate(fair.startsOn) });
  const sales: Step = {
    key: "sales",
    state: "now",
    text: m.applications_todo_sales(),
    detail: null,
    to: paths.applicationDays(id),
  };
  return [
    ...(today >= fair.startsOn ? [sales] : []),
    { key: "papers", state: "open", text: m.applications_todo_papers(), detail: null, to: paths.applicationPapers(id) },
    { key: "passes", state: "open", text: m.applications_todo_passes(), detail, to: paths.applicationStaffPasses(id) },
  ];
}
