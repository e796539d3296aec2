import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SubstituteForm } from "~/domain/panels/forms";
import { mayNameJury, whyNotChangeJury } from "~/domain/panels/policy";
import { seatToWorkOn } from "~/domain/panels/queries.server";
import { substituteJuror } from "~/domain/panels/substitute-juror.server";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.panels_substitute_title({ name: data.juror.name }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, juror } = await seatToWorkOn(ctx, args.params.slug!, args.params.appointmentId!);
    const progress = await progressOfRound(ctx, round.id);
    const own = progress.find((one) => one.appointmentId === juror.appointmentId);
    const { slug, name, nameEn } = round;
    const closed = juror.endedAt ? m.rounds_seat_is_ended() : whyNotChangeJury(round, ctx.now);
    return {
      round: { slug, name, nameEn },
      juror,
      signed: own?.signed ?? 0,
      begun: own?.begun ?? 0,
      whyNot: mayNameJury(ctx.actor, round) ? closed : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, juror } = await seatToWorkOn(ctx, args.params.slug!, args.params.appointmentId!);
    const form = await parseForm(ctx, SubstituteForm);
    await substituteJuror(ctx, juror.appointmentId, form);
    const notice = m.panels_substituted({ name: form.name, leaver: juror.name });
    return redirectWithNotice(paths.organiserJury(round.slug), notice);
  });
}

export default function Substitution() {
  const { round, juror, signed, begun, whyNot } = useLoaderData<typeof loader>();
  const { slug } = round;
  const [form, fields] = useForm({
    id: "substitute",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(SubstituteForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SubstituteForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.panels_substitute_title({ name: juror.name })}
        lead={panelRoleName(juror.role)}
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(slug) },
          { label: m.rounds_jury_title(), to: paths.organiserJury(slug) },
          { label: juror.name, to: paths.organiserJurySeat(slug, juror.appointmentId) },
        ]}
      />
      <ul className="mb-6 grid list-disc gap-1.5 pl-5">
        <li>{m.panels_substitute_effect_signed({ count: signed })}</li>
        <li>{m.panels_substitute_effect_rest()}</li>
        {begun > 0 && <li>{m.panels_substitute_effect_begun({ count: begun })}</li>}
      </ul>
      <PostForm
        form={form}
        labels={{
          reason: m.panels_substitute_reason(),
          name: m.rounds_jury_person(),
          email: m.common_email(),
          title: m.rounds_jury_post(),
        }}
      >
        <TextField field={fields.reason} label={m.panels_substitute_reason()} autoComplete="off" />
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <TextField field={fields.name} label={m.panels_substitute_name()} autoComplete="off" />
          <TextField field={fields.email} label={m.common_email()} type="email" autoComplete="off" />
        </div>
        <TextField
          field={fields.title}
          label={m.rounds_jury_post()}
          hint={m.rounds_jury_post_hint()}
          autoComplete="off"
        />
        <FormActions cancelTo={paths.organiserJurySeat(slug, juror.appointmentId)}>
          <Button type="submit" kind="danger" whyNot={whyNot}>
            {m.panels_substitute_act()}
          </Button>
        </FormActions>
      </PostForm>
    </Page>
  );
}
