import { BatteryCharging, BatteryMedium, Laptop, Smartphone, Tablet } from "lucide-react";
import type { ReactNode } from "react";
import type { DeskVerdict } from "~/domain/sheets/desk-verdict";
import type { DeskDevice, DeskJuror } from "~/domain/sheets/device-desk.server";
import { isClockOff } from "~/domain/sheets/rules";
import { formatDateTime, formatPercent, formatTimeAgo } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { DeviceKind } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tag } from "~/ui/primitives/tag";
import { deviceKindName, skewText } from "./device-texts";

interface PanelDeskProps {
  readonly jurors: readonly DeskJuror[];
  readonly verdict: DeskVerdict;
  readonly now: Date;
}

/** How far each juror is and how their devices are, without a single point. */
export function PanelDesk({ jurors, verdict, now }: PanelDeskProps) {
  return (
    <div className="grid gap-6">
      <Verdict verdict={verdict} now={now} />
      <ul className="overflow-hidden rounded-box bg-card shadow-card">
        {jurors.map((juror) => (
          <li
            key={juror.appointmentId}
            className="grid gap-x-8 gap-y-3 border-b border-line px-4 py-4 last:border-0 lg:grid-cols-[16rem_minmax(0,1fr)]"
          >
            <div className="grid content-start gap-1.5">
              <p className="font-semibold">
                {juror.name}
                <span className="block text-[0.86rem] font-normal text-soft">{panelRoleName(juror.role)}</span>
              </p>
              <ProgressBar
                bare
                label={m.judge_progress_label()}
                done={juror.signed}
                total={juror.total - juror.recused}
              />
              <p className="text-[0.92rem] text-soft">
                {m.judge_signed_of({ signed: juror.signed, total: juror.total - juror.recused })}
              </p>
            </div>
            {juror.devices.length === 0 ? (
              <p className="text-soft">{m.judge_offline_desk_no_device()}</p>
            ) : (
              <ul className="grid gap-3">
                {juror.devices.map((device) => (
                  <Device key={device.deviceId} device={device} now={now} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Safe to close" in words, or what it waits for. */
function Verdict({ verdict: { open, unsent }, now }: Pick<PanelDeskProps, "verdict" | "now">) {
  if (open.length === 0 && unsent.length === 0) {
    return (
      <Alert tone="ok" title={m.judge_offline_desk_safe()}>
        {m.judge_offline_desk_safe_text()}
      </Alert>
    );
  }
  return (
    <Alert tone="wait" title={m.judge_offline_desk_unsafe()}>
      <ul className="mt-1 list-disc pl-5">
        {unsent.map(({ name, kind, operations, lastHeardAt }) => (
          <li key={`${name} ${lastHeardAt.toISOString()} ${kind}`}>
            {m.judge_offline_desk_unsent({
              name,
              device: deviceKindName(kind),
              count: operations,
              ago: formatTimeAgo(lastHeardAt, now),
            })}
          </li>
        ))}
        {open.length <= FEW && <Open jurors={open} />}
      </ul>
      {open.length > FEW && (
        <details>
          <summary className="inline-flex min-h-11 items-center font-semibold underline underline-offset-3">
            {m.judge_offline_desk_open_jurors({
              jurors: open.length,
              sheets: open.reduce((sum, { sheets }) => sum + sheets, 0),
            })}
          </summary>
          <ul className="list-disc pl-5">
            <Open jurors={open} />
          </ul>
        </details>
      )}
    </Alert>
  );
}

/** More are folded: on a phone the devices must not lie a long way below. */
const FEW = 3;

function Open({ jurors }: { jurors: DeskVerdict["open"] }) {
  return jurors.map(({ name, sheets }) => <li key={name}>{m.judge_offline_desk_open({ name, count: sheets })}</li>);
}

const ICONS: Record<DeviceKind, typeof Laptop> = { phone: Smartphone, tablet: Tablet, computer: Laptop };

function Device({ device, now }: { device: DeskDevice; now: Date }) {
  const { kind, lastHeardAt, unsent, refused, entriesReady, entriesTotal, skewSeconds } = device;
  const Icon = ICONS[kind];
  return (
    <li className="grid gap-1.5 border-line not-first:border-t not-first:pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="inline-flex items-center gap-1.5 font-semibold">
          <Icon size={18} aria-hidden className="text-soft" />
          {deviceKindName(kind)}
        </span>
        {unsent > 0 ? (
          <Tag tone="wait">{m.judge_offline_unsent_tag({ count: unsent })}</Tag>
        ) : (
          <Tag tone="ok">{m.judge_offline_desk_all_sent()}</Tag>
        )}
        {refused > 0 && <Tag tone="bad">{m.judge_offline_chip_refused({ count: refused })}</Tag>}
        {isClockOff(skewSeconds) && (
          <Tag tone="wait">{m.judge_offline_desk_clock({ amount: skewText(skewSeconds) })}</Tag>
        )}
      </p>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-1 sm:grid-cols-3">
        <Figure name={m.judge_offline_desk_heard()}>
          <time dateTime={lastHeardAt.toISOString()} title={formatDateTime(lastHeardAt)}>
            {formatTimeAgo(lastHeardAt, now)}
          </time>
        </Figure>
        <Figure name={m.judge_offline_desk_pack()}>
          {entriesReady === null
            ? m.judge_offline_desk_no_pack()
            : m.judge_offline_desk_ready({ ready: entriesReady, total: entriesTotal ?? 0 })}
        </Figure>
        <Figure name={m.judge_offline_desk_battery()}>
          <Battery {...device} />
        </Figure>
      </dl>
    </li>
  );
}

function Battery({ batteryPercent, isCharging }: Pick<DeskDevice, "batteryPercent" | "isCharging">) {
  if (batteryPercent === null) return m.judge_offline_desk_untold();
  const Icon = isCharging ? BatteryCharging : BatteryMedium;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon size={18} aria-hidden />
      {formatPercent(batteryPercent / 100, 0)}
      {isCharging && <span className="sr-only">{m.judge_offline_desk_charging()}</span>}
    </span>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.86rem] text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
