import { formatNumber, formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type GateEntry, isRefused, isWaiting, tailOf } from "~/offline/gate-entry";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { GateChip } from "./gate-state";
import type { Leads } from "./use-leads";

/** Where the contacts are that were noted on this device: on it, on their way, or refused with a reason. */
export function LeadState({ leads }: { leads: Leads }) {
  const { state, isKept } = leads;
  const { entries, isLoaded, isDurable, failure } = state;
  const refused = entries.filter(isRefused);
  return (
    <div className="mb-5 grid gap-3">
      {isLoaded && !isDurable && <Alert tone="bad">{m.days_lead_keeps_nothing()}</Alert>}
      {failure === "signed_out" && <Alert tone="bad">{m.days_lead_signed_out()}</Alert>}
      {(failure === "closed" || failure === "other") && <Alert tone="bad">{m.days_lead_closed()}</Alert>}
      {refused.length > 0 && (
        <Alert
          tone="bad"
          title={m.days_lead_refused({ count: formatNumber(refused.length) })}
          actions={
            <>
              <Button type="button" onClick={leads.sendRefused}>
                {m.days_gate_send_refused()}
              </Button>
              <Button type="button" kind="danger" onClick={leads.dropRefused}>
                {m.days_lead_drop_refused()}
              </Button>
            </>
          }
        >
          <ul className="grid gap-1">
            {refused.map((one) => (
              <li key={one.nonce}>
                {nameOf(one)}: {one.state.kind === "refused" && one.state.reason}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <p className="flex flex-wrap items-center gap-3 text-sm text-soft">
        {/* Of a page on which nothing was noted there is nothing to say. */}
        {(entries.length > 0 || failure !== null) && <GateChip state={state} />}
        {isKept ? m.days_lead_page_kept() : m.days_lead_page_not_kept()}
      </p>
      <Waiting entries={entries.filter(isWaiting)} />
    </div>
  );
}

/** That the last contact is kept, on the device or by the server; nothing once the server refused it. */
export function LeadKept({ leads, label }: { leads: Leads; label: string | null }) {
  const last = leads.state.entries.at(-1)?.state.kind;
  if (label === null || last === "refused") return null;
  return last === "sent" ? (
    <Alert tone="ok" className="mb-5" title={label}>
      {m.days_lead_noted()}
    </Alert>
  ) : (
    <Alert tone="ok" className="mb-5" title={`${m.days_lead_on_device()}: ${label}`}>
      {m.days_lead_on_device_text()}
    </Alert>
  );
}

function Waiting({ entries }: { entries: readonly GateEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={m.days_lead_waiting()}>
      <h2 className="text-base">{m.days_lead_waiting()}</h2>
      <ul>
        {entries.map((one) => (
          <li
            key={one.nonce}
            className="flex flex-wrap justify-between gap-x-3 border-b border-line py-2 last:border-0"
          >
            <span className="font-semibold">{nameOf(one)}</span>
            <span className="text-sm text-soft">{formatTime(one.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf({ what }: GateEntry): string {
  if (what.kind !== "lead" || !what.lead) return "";
  return "code" in what.lead ? m.days_lead_by_pass({ tail: tailOf(what.lead.code) }) : what.lead.name;
}
