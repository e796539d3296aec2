import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from "lucide-react";
import type { FairDays } from "~/domain/fair-days/rules";
import { formatDateRange, formatList, formatTime } from "~/i18n/formats";
import { passKindName, scanVerdictName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PassKind, ScanDirection, ScanVerdict } from "~/lib/vocabulary";

export interface ToldScan {
  /** Null while nobody knows. */
  readonly verdict: ScanVerdict | null;
  readonly direction: ScanDirection;
  readonly kind?: PassKind | null | undefined;
  readonly holder?: string | null | undefined;
  readonly exhibitor?: string | null | undefined;
  /** Why the pass holds no longer. */
  readonly note?: string | null | undefined;
  readonly earlier?: { readonly at: string | Date; readonly gate: string; readonly by: string } | null | undefined;
  /** Said by the device alone, by a list of this time (ISO); null once the server has answered. */
  readonly listAt?: string | null | undefined;
  /** Why the server did not take it. */
  readonly refusal?: string | null | undefined;
}

type Look = "ok" | "wait" | "bad";

const LOOKS = {
  ok: { icon: CircleCheck, look: "bg-ok-ink text-ok-wash" },
  wait: { icon: TriangleAlert, look: "bg-wait-ink text-wait-wash" },
  bad: { icon: CircleX, look: "bg-bad-ink text-bad-wash" },
} satisfies Record<Look, unknown>;

/** Amber is for what a gatekeeper should ask about, red for who does not come in. */
function lookOf({ verdict, listAt, refusal }: ToldScan): Look {
  if (refusal) return "bad";
  if (verdict === "admitted") return "ok";
  if (verdict === null || verdict === "already_in") return "wait";
  return verdict === "unknown" && listAt ? "wait" : "bad";
}

interface Around {
  readonly gates: readonly { readonly name: string; readonly admits: readonly PassKind[] }[];
  readonly days: FairDays;
}

/** The answer to a scan, to be read at arm's length, and what to do then; announced. */
export function VerdictPanel({ told, ...around }: Around & { told: ToldScan | null }) {
  if (!told) {
    return (
      <div
        role="status"
        className="grid min-h-44 place-content-center justify-items-center gap-2 rounded-box bg-wash p-6 text-center text-soft"
      >
        <CircleHelp size={40} aria-hidden />
        <p className="text-lg">{m.days_gate_ready()}</p>
      </div>
    );
  }
  const { icon: Icon, look } = LOOKS[lookOf(told)];
  const { holder, exhibitor, kind, note, earlier, refusal } = told;
  return (
    <div
      role="status"
      aria-live="assertive"
      className={`grid min-h-56 content-center justify-items-center gap-2 rounded-box p-6 text-center ${look}`}
    >
      <Icon size={80} strokeWidth={2.5} aria-hidden />
      <p className="text-[clamp(2.2rem,10vw,3.5rem)] leading-tight font-bold">{titleOf(told)}</p>
      {kind && <p className="text-lg">{passKindName(kind)}</p>}
      {(holder || exhibitor) && (
        <p className="text-xl font-semibold">{[holder, exhibitor].filter(Boolean).join(" · ")}</p>
      )}
      {note && <p>{note}</p>}
      {earlier && <p>{m.days_earlier({ time: formatTime(earlier.at), gate: earlier.gate, name: earlier.by })}</p>}
      {refusal && <p>{refusal}</p>}
      <WhatToDo told={told} {...around} />
      <Source {...told} />
    </div>
  );
}

function titleOf({ verdict, direction, refusal, listAt }: ToldScan): string {
  if (refusal) return m.days_gate_not_taken();
  if (verdict === null) return m.days_gate_kept();
  if (verdict === "admitted" && direction === "out") return m.days_verdict_left();
  return verdict === "unknown" && listAt ? m.days_verdict_not_listed() : scanVerdictName(verdict);
}

function WhatToDo({ told, ...around }: Around & { told: ToldScan }) {
  const sentence = told.refusal ? null : whatToDo(told, around);
  return sentence && <p className="max-w-prose text-lg font-semibold">{sentence}</p>;
}

/** What a gatekeeper does about a scan that was not let in; null where there is nothing to do. */
function whatToDo({ verdict, kind, listAt }: ToldScan, { gates, days }: Around): string | null {
  switch (verdict) {
    case "already_in":
      return m.days_do_already_in();
    case "wrong_gate": {
      const open = kind ? gates.filter(({ admits }) => admits.includes(kind)).map(({ name }) => name) : [];
      return open.length > 0 ? m.days_do_wrong_gate({ gates: formatList(open) }) : m.days_do_wrong_gate_none();
    }
    case "wrong_day":
      return m.days_do_wrong_day({ days: formatDateRange(days.startsOn, days.endsOn) });
    case "revoked":
      return m.days_do_revoked();
    case "unknown":
      return listAt ? m.days_do_not_listed() : m.days_do_unknown();
    default:
      return null;
  }
}

function Source({ verdict, listAt, refusal }: ToldScan) {
  if (refusal || (!listAt && verdict !== null)) return null;
  if (verdict === null) return <p className="text-sm">{m.days_gate_decided_later()}</p>;
  return <p className="text-sm">{m.days_gate_by_list({ time: formatTime(listAt!) })}</p>;
}
