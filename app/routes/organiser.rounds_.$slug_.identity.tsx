import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editRound } from "~/domain/rounds/edit-round.server";
import { EditRoundForm } from "~/domain/rounds/forms";
import { mayPrepareRounds, whyNotEditRules } from "~/domain/rounds/policy";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { identityLabels, LevelAndYear, NameFields } from "~/ui/rounds/identity-fields";
import { nextStepPath, StepPage } from "~/ui/rounds/preparation";
import { headOf } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_step_identity()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { name, nameEn, level, year, codePrefix, scheme } = round;
    return {
      head: headOf(round, ctx.now),
      steps: await preparationFor(ctx, round),
      scheme,
      levels: round.rules.levels.value.map((one) => one.level),
      values: { name, nameEn, level, year: String(year), codePrefix },
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId) ? whyNotEditRules(round) : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await editRound(ctx, round.id, await parseForm(ctx, EditRoundForm));
    return redirectWithNotice(nextStepPath("identity", round.slug), m.rounds_step_saved());
  });
}

export default function Identity() {
  const { head, steps, scheme, levels, values, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "identity",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(EditRoundForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditRoundForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  return (
    <StepPage
      round={head}
      current="identity"
      steps={steps}
      title={m.rounds_step_identity()}
      lead={m.rounds_identity_lead({ scheme: inLanguage(scheme.name, scheme.nameEn), version: scheme.version })}
    >
      <PostForm form={form} labels={identityLabels()} className="grid max-w-3xl gap-6">
        <LevelAndYear fields={fields} levels={levels} />
        <NameFields fields={fields} />
        <FormActions cancelTo={paths.organiserRound(head.slug)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.rounds_step_save()}
          </Button>
        </FormActions>
      </PostForm>
    </StepPage>
  );
}
