import { Link } from "@remix-run/react";
import type { RoundFacts } from "~/domain/rounds/moves";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

const SHOWN: readonly NominationState[] = ["submitted", "more_asked", "admitted", "refused", "withdrawn", "draft"];

/** Dossiers by state, each number a way to its list; drafts are only counted, they are the producers' own. */
export function DossierCounts({ slug, nominations }: { slug: string; nominations: RoundFacts["nominations"] }) {
  return (
    <Card as="section">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">{m.rounds_board_dossiers()}</h2>
        <ButtonLink small to={paths.organiserNominations(slug)}>
          {m.rounds_board_open_queue()}
        </ButtonLink>
      </div>
      <dl className="mt-4 grid grid-cols-3 gap-x-4 gap-y-5">
        {SHOWN.map((state) => (
          <div key={state}>
            <dt className="text-sm text-soft">{nominationStateName(state)}</dt>
            <dd className="font-display text-2xl font-bold">
              {state === "draft" || nominations[state] === 0 ? (
                <span className={nominations[state] === 0 ? "text-soft" : undefined}>
                  {formatNumber(nominations[state])}
                </span>
              ) : (
                <Link
                  to={paths.organiserNominations(slug, { state })}
                  className={state === "submitted" ? "text-lacquer-ink" : "text-ink"}
                >
                  {formatNumber(nominations[state])}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
