import type { WaitingSeat } from "~/domain/panels/seat.server";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

/** A seat that waits for its juror's answer, with what the agency noted about them. */
export function WaitingSeatCard({ seat }: { seat: WaitingSeat }) {
  const { appointmentId, role, title, round, expertise, organisation, homeCommune, homeProvince } = seat;
  const home = [homeCommune, homeProvince].filter((one) => one !== null).join(", ");
  return (
    <Card as="section" className="grid gap-4 border-l-4 border-wait-ink">
      <div>
        <Tag tone="wait">{m.panels_seat_waits()}</Tag>
        <h2 className="mt-2 text-[1.4rem]">{roundName(round)}</h2>
        <p className="mt-1">{m.panels_seat_offer({ role: panelRoleName(role) })}</p>
      </div>
      <DefinitionList
        items={[
          { term: m.rounds_jury_post(), detail: title },
          {
            term: m.panels_expertise(),
            detail: expertise.length > 0 ? formatList(expertise) : m.panels_expertise_all(),
          },
          { term: m.panels_organisation(), detail: organisation },
          { term: m.panels_home(), detail: home || null },
        ]}
      />
      <p className="text-soft">{m.panels_seat_facts_why()}</p>
      <div className="flex flex-wrap gap-3">
        <PostButton kind="main" action={paths.judgeSeatAcceptance(appointmentId)}>
          {m.panels_accept()}
        </PostButton>
        <ButtonLink to={paths.judgeSeatDeclining(appointmentId)}>{m.panels_decline()}</ButtonLink>
      </div>
    </Card>
  );
}
