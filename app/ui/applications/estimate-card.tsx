import type { Estimate } from "~/domain/applications/estimate";
import { formatList, formatMoney, formatNumber, formatPercent } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";

interface EstimateCardProps {
  readonly estimate: Estimate;
  /** Of what is borne, due first; per mille. */
  readonly depositShare: number;
}

/** What an application would cost as it stands. */
export function EstimateCard({ estimate, depositShare }: EstimateCardProps) {
  const { rents, unpriced, corner, services, support, borne, deposit } = estimate;
  const lines = [
    ...rents.map(({ kind, places, amount }) => ({
      key: kind,
      label: m.applications_estimate_rent({ count: formatNumber(places), kind: boothKindName(kind) }),
      amount,
    })),
    ...(services > 0 ? [{ key: "services", label: m.applications_estimate_services(), amount: services }] : []),
    ...(support > 0 ? [{ key: "support", label: m.applications_estimate_support(), amount: -support }] : []),
  ];
  return (
    <Card>
      <h2 className="mb-3 text-xl">{m.applications_estimate_title()}</h2>
      <div aria-live="polite">
        {lines.length === 0 ? (
          <p className="text-soft">{m.applications_estimate_none()}</p>
        ) : (
          <dl className="grid gap-2">
            {lines.map(({ key, label, amount }) => (
              <div key={key} className="flex flex-wrap justify-between gap-x-4">
                <dt>{label}</dt>
                <dd className="ml-auto tabular-nums">
                  {amount < 0 ? `− ${formatMoney(-amount)}` : formatMoney(amount)}
                </dd>
              </div>
            ))}
            <div className="mt-1 flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 font-semibold">
              <dt>{m.applications_estimate_borne()}</dt>
              <dd className="ml-auto tabular-nums">{formatMoney(borne)}</dd>
            </div>
            {deposit > 0 && (
              <div className="flex flex-wrap justify-between gap-x-4 text-soft">
                <dt>{m.applications_estimate_deposit({ share: formatPercent(depositShare / 1000) })}</dt>
                <dd className="ml-auto tabular-nums">{formatMoney(deposit)}</dd>
              </div>
            )}
          </dl>
        )}
        {corner > 0 && (
          <p className="mt-2 text-sm text-soft">{m.applications_estimate_corner({ amount: formatMoney(corner) })}</p>
        )}
        {unpriced.length > 0 && (
          <p className="mt-2 text-sm text-soft">
            {m.applications_estimate_unpriced({ kinds: formatList(unpriced.map(boothKindName)) })}
          </p>
        )}
      </div>
      <p className="mt-3 text-sm text-soft">{m.applications_estimate_note()}</p>
    </Card>
  );
}
