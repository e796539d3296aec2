import { Form, Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { BoothStateTag } from "~/ui/booths/state-tag";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import type { Desk, DeskClaim } from "./desk";

/** The booths an application has: what waits for a yes, and who stands at the others. */
export function OwnBooths({ desk }: { desk: Desk }) {
  const { application, claims } = desk;
  if (claims.length === 0) return null;
  return (
    <Section title={m.booths_own_title()}>
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
            {claim.state !== "held" && <WhoStands desk={desk} claim={claim} />}
          </Card>
        ))}
      </ul>
    </Section>
  );
}

function WhoStands({ desk, claim }: { desk: Desk; claim: DeskClaim }) {
  const { application, exhibitors, whyNotAnswer } = desk;
  // An establishment stands at its own.
  if (!application.isCentre || exhibitors.length === 0) return null;
  const field = `exhibitor-${claim.id}`;
  return (
    <Form
      method="post"
      action={paths.applicationBoothAct(application.id, claim.id, "exhibitor")}
      className="flex flex-wrap items-center gap-3 max-sm:w-full"
    >
      <input type="hidden" name="claim" value={claim.id} />
      <label htmlFor={field} className="text-soft">
        {m.booths_stands_here()}
      </label>
      <select id={field} name="exhibitor" defaultValue={claim.exhibitorId ?? ""} className="select w-auto max-w-full">
        <option value="">{m.booths_nobody_yet()}</option>
        {exhibitors.map(({ id, signName, name }) => (
          <option key={id} value={id}>
            {signName || name}
          </option>
        ))}
      </select>
      <Button type="submit" small whyNot={whyNotAnswer}>
        {m.common_save()}
      </Button>
    </Form>
  );
}
