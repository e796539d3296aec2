import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Level } from "~/lib/vocabulary";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { roundName } from "~/ui/rounds/round-name";

interface NothingToSendProps {
  readonly head: { readonly slug: string };
  readonly above: readonly Level[];
  readonly winners: number;
  readonly receivers: readonly {
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
    readonly agency: string;
  }[];
}

/** Why nothing can be put forward now, or which of several rounds it shall be. */
export function NothingToSend({ head, above, winners, receivers }: NothingToSendProps) {
  if (receivers.length > 1) {
    return (
      <Section title={m.forwardings_receiver()}>
        <ul className="grid gap-3">
          {receivers.map((round) => (
            <li key={round.slug}>
              <Link to={paths.organiserForwarding(head.slug, { to: round.slug })} className="font-semibold">
                {roundName(round)}
              </Link>
              <span className="block text-soft">{round.agency}</span>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  if (above.length === 0) {
    return <EmptyState title={m.forwardings_none_title()}>{m.forwardings_no_level_text()}</EmptyState>;
  }
  if (winners === 0) {
    return (
      <EmptyState
        title={m.forwardings_none_title()}
        actions={<ButtonLink to={paths.organiserDecision(head.slug)}>{m.rounds_tab_decision()}</ButtonLink>}
      >
        {m.forwardings_none_text()}
      </EmptyState>
    );
  }
  const levels = formatList(above.map((level) => levelTitle(level).toLowerCase()));
  return (
    <EmptyState title={m.forwardings_no_receiver_title()}>{m.forwardings_no_receiver_text({ levels })}</EmptyState>
  );
}
