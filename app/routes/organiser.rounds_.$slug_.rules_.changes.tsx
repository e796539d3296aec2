import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import { diffRules } from "~/domain/schemes/diff-rules";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { RulesFrame, rulesHeadOf } from "~/ui/rounds/rules-frame";
import { saidChanges } from "~/ui/schemes/change-texts";
import { ChangesList } from "~/ui/schemes/changes-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.schemes_changes()} · ${roundName(data.head)}` : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const written = await writtenRules(ctx, args.params.slug!);
    const { rules, before, round } = written;
    return {
      head: rulesHeadOf(written),
      scheme: round.scheme,
      groups: saidChanges(diffRules(before, rules), before, rules),
    };
  });
}

export default function RulesChanges() {
  const { head, scheme, groups } = useLoaderData<typeof loader>();
  const name = inLanguage(scheme.name, scheme.nameEn);
  return (
    <RulesFrame
      head={head}
      current={null}
      title={m.schemes_changes()}
      lead={
        head.state === "reopening"
          ? m.rounds_changes_from_force()
          : m.rounds_changes_from_scheme({ scheme: name, version: scheme.version })
      }
    >
      <ChangesList groups={groups} />
    </RulesFrame>
  );
}
