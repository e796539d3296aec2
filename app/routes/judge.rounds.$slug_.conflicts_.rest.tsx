import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { RestForm } from "~/domain/conflicts/forms";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.conflicts_short_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const { slug, name, nameEn } = round;
    const { entries, closed } = await entriesToAnswer(ctx, round);
    const rest = entries.filter((entry) => entry.isMissing && !entry.whyNotNone);
    if (rest.length === 0) throw redirect(paths.judgeConflicts(slug));
    return {
      round: { slug, name, nameEn },
      isBlind: round.rules.blind.value,
      rest: rest.map(({ key, establishment, product }) => ({ key, establishment, product })),
      closed,
    };
  });
}

/** For the entries the page has named, and no others. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, slug } = await roundBySlug(ctx, args.params.slug!);
    const { entries } = await parseForm(ctx, RestForm);
    const none = { answer: "none", reason: undefined } as const;
    const { missing } = await answerConflicts(ctx, id, Object.fromEntries(entries.map((key) => [key, none])));
    if (missing > 0) return redirectWithNotice(paths.judgeConflicts(slug), m.conflicts_saved({ count: missing }));
    return redirectWithNotice(paths.judgeRound(slug), m.conflicts_all_answered());
  });
}

export default function ConflictsRest() {
  const { round, isBlind, rest, closed } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.result?.error?.[""];
  const count = rest.length;
  return (
    <ConfirmPage
      title={isBlind ? m.conflicts_rest_title_blind({ count }) : m.conflicts_rest_title({ count })}
      lead={m.conflicts_rest_lead()}
      breadcrumbs={[
        { label: roundName(round), to: paths.judgeRound(round.slug) },
        { label: m.conflicts_short_title(), to: paths.judgeConflicts(round.slug) },
      ]}
      effects={[
        isBlind ? m.conflicts_rest_effect_blind({ count }) : m.conflicts_rest_effect({ count }),
        isBlind ? m.conflicts_rest_effect_later_blind() : m.conflicts_rest_effect_later(),
      ]}
      isReversible
      confirm={isBlind ? m.conflicts_rest_confirm_blind({ count }) : m.conflicts_rest_confirm({ count })}
      whyNot={closed}
      cancelTo={paths.judgeConflicts(round.slug)}
    >
      {refusal && <Alert tone="bad">{refusal.join(" ")}</Alert>}
      <ul className="grid gap-1.5 sm:columns-2 sm:block sm:gap-8">
        {rest.map(({ key, establishment, product }) => (
          <li key={key} className="break-inside-avoid leading-snug sm:mb-2">
            <input type="hidden" name="entries" value={key} />
            {establishment}
            {product && <span className="block text-[0.9rem] text-soft">{product}</span>}
          </li>
        ))}
      </ul>
    </ConfirmPage>
  );
}
