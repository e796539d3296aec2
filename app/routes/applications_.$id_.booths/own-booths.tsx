import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber, formatSome } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { BoothStateTag } from "~/ui/booths/state-tag";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import type { Desk } from "./desk";

/** The booths an application has: what waits for a yes, and who stands at the others. */
export function OwnBooths({ desk }: { desk: Desk }) {
  const { application, claims, exhibitors } = desk;
  if (claims.length === 0) return null;
  const asked = claims.filter(({ state, isOffer }) => state === "reserved" && !isOffer);
  // An establishment stands at its own.
  const names = application.isCentre ? new Map(exhibitors.map((one) => [one.id, one.signName || one.name])) : null;
  return (
    <Section
      title={m.booths_own_title()}
      actions={
        names &&
        exhibitors.length > 0 && (
          <ButtonLink to={paths.applicationStands(application.id)}>{m.booths_stands_title()}</ButtonLink>
        )
      }
    >
      {asked.length > 1 && (
        <div className="mb-4">
          <PostButton
            action={paths.applicationBoothsConfirmation(application.id)}
            fields={Object.fromEntries(asked.map(({ id }, at) => [`claims[${at}]`, id]))}
            whyNot={desk.whyNotAnswer}
          >
            {m.booths_take_all({
              count: formatNumber(asked.length),
              codes: formatSome(asked.map(({ code }) => code)),
            })}
          </PostButton>
        </div>
      )}
      <ul className="grid gap-3">
        {claims.map((claim) => (
          <Card as="li" key={claim.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="flex items-center gap-3">
              <Link
                to={`${paths.applicationBooths(application.id, { booth: claim.code })}#panel`}
                className="font-semibold"
              >
                {m.plans_booth({ code: claim.code })}
              </Link>
              <BoothStateTag state={claim.state} />
            </p>
            {claim.state === "reserved" && (
              <PostButton
                small
                action={paths.applicationBoothAct(application.id, claim.id, "confirmation")}
                whyNot={desk.whyNotAnswer}
              >
                {m.booths_take({ code: claim.code })}
              </PostButton>
            )}
            {names && claim.state !== "held" && (
              <p className="min-w-0 text-soft max-sm:w-full sm:ml-auto">
                {(claim.exhibitorId && names.get(claim.exhibitorId)) || m.booths_nobody_yet()}
              </p>
            )}
          </Card>
        ))}
      </ul>
    </Section>
  );
}
