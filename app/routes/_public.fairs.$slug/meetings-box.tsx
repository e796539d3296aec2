import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

/** Buyers may register to meet exhibitors now. */
export function MeetingsBox({ slug, until }: { slug: string; until: Date }) {
  return (
    <Card as="section">
      <h2 className="text-xl">{m.meetings_title()}</h2>
      <p className="mt-2">{m.meetings_public_lead()}</p>
      <p className="mt-2 text-soft">{m.meetings_open_until({ at: formatDateTime(until) })}</p>
      <p className="mt-4">
        <ButtonLink to={paths.fairMeetings(slug)}>{m.meetings_register()}</ButtonLink>
      </p>
    </Card>
  );
}
