import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

interface ReceiverCardProps {
  readonly head: { readonly slug: string };
  readonly chosen: { readonly slug: string; readonly name: string; readonly nameEn: string; readonly agency: string };
  readonly receivers: readonly { readonly slug: string; readonly name: string; readonly nameEn: string }[];
  readonly closesOn: string | null;
  readonly places: readonly {
    readonly provinceId: string;
    readonly name: string;
    readonly nameEn: string;
    readonly quota: number | null;
    readonly used: number;
  }[];
}

/** The round above: whose it is, until when it takes dossiers, which places are left. */
export function ReceiverCard({ head, chosen, receivers, closesOn, places }: ReceiverCardProps) {
  const others = receivers.filter((round) => round.slug !== chosen.slug);
  return (
    <Card as="section" aria-label={m.forwardings_receiver()}>
      <p className="text-sm text-soft">{m.forwardings_receiver()}</p>
      <h3 className="text-xl">
        <Link to={paths.round(chosen.slug)} className="text-ink">
          {roundName(chosen)}
        </Link>
      </h3>
      <p className="text-soft">{chosen.agency}</p>
      <ul className="mt-3 grid gap-1">
        {closesOn && <li>{m.forwardings_receiver_closes({ date: formatDate(closesOn) })}</li>}
        {places.map(({ provinceId, name, nameEn, quota, used }) => {
          const territory = inLanguage(name, nameEn);
          return (
            <li key={provinceId}>
              {quota === null
                ? m.forwardings_places_free({ territory, used: formatNumber(used) })
                : m.forwardings_places({ territory, used: formatNumber(used), quota: formatNumber(quota) })}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 text-sm">
          <span className="text-soft">{m.forwardings_receiver_other()}:</span>
          {others.map((round) => (
            <Link key={round.slug} to={paths.organiserForwarding(head.slug, { to: round.slug })}>
              {roundName(round)}
            </Link>
          ))}
        </p>
      )}
    </Card>
  );
}
