import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { boothFacts } from "~/ui/booths/booth-facts";
import { BoothStateTag } from "~/ui/booths/state-tag";
import { Card } from "~/ui/primitives/card";
import { BoothActs } from "./booth-acts";
import { BoothHistory } from "./booth-history";
import type { BoothsData } from "./data";

/** The booth that is chosen: who has it, what may be done, and what happened. */
export function BoothPanel({ data }: { data: BoothsData }) {
  const { booth, fair } = data;
  if (!booth) {
    return (
      <Card>
        <p className="text-soft">{m.booths_choose_at_work()}</p>
      </Card>
    );
  }
  const { claim } = booth;
  return (
    <Card className="grid gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-lg">
          <strong>{m.plans_booth({ code: booth.code })}</strong> · {boothFacts(booth)}
        </p>
        <BoothStateTag state={booth.state} />
      </div>
      {booth.blockedReason && <p>{m.booths_blocked_because({ reason: booth.blockedReason })}</p>}
      {booth.keptFor && (
        <p>
          <Link to={paths.organiserAllocationLocks(fair.slug)}>
            {m.booths_kept_for({ number: booth.keptFor.number })}
          </Link>
        </p>
      )}
      {claim && (
        <div>
          <p>
            {claim.number ? <Link to={paths.organiserApplication(fair.slug, claim.number)}>{claim.number}</Link> : null}{" "}
            {claim.signName}
            {booth.provinceName && ` · ${booth.provinceName}`}
          </p>
          {booth.exhibitorName && booth.exhibitorName !== claim.signName && (
            <p>{m.booths_stands({ name: booth.exhibitorName })}</p>
          )}
          <p className="text-sm text-soft">
            {claim.until
              ? (claim.isOffer ? m.booths_offered_until : m.booths_held_until)({ until: formatDateTime(claim.until) })
              : m.booths_since({ since: formatDateTime(claim.since) })}
          </p>
        </div>
      )}
      <BoothActs data={data} booth={booth} />
      <BoothHistory happenings={data.history} />
    </Card>
  );
}
