import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { editSeat } from "~/domain/panels/edit-seat.server";
import { SeatFactsForm } from "~/domain/panels/forms";
import { mayNameJury, whyNotChangeJury } from "~/domain/panels/policy";
import { seatFacts } from "~/domain/panels/seat.server";
import { listProvinces } from "~/domain/provinces/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, respond } from "~/http/respond.server";
import { groupNameIn, panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { SeatFactsFields } from "~/ui/panels/seat-facts-fields";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.seat.name : m.rounds_jury_title()} · ${m.common_brand()}` },
];

async function readSeat(ctx: RequestContext, slug: string, appointmentId: string) {
  const round = await roundToWorkOn(ctx, slug);
  const seat = await seatFacts(ctx, appointmentId);
  if (seat.roundId !== round.id) throw new DomainError("not_found", m.rounds_juror_unknown());
  return { round, seat };
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, seat } = await readSeat(ctx, args.params.slug!, args.params.appointmentId!);
    const provinces = await listProvinces(ctx);
    const { slug, name, nameEn, rules } = round;
    const closed = seat.endedAt ? m.rounds_seat_is_ended() : whyNotChangeJury(round, ctx.now);
    return {
      round: { slug, name, nameEn },
      seat,
      groups: rules.groups.map(({ code }) => ({ value: code, label: `${code} – ${groupNameIn(rules, code)}` })),
      provinces: provinces
        .filter((one) => one.era === "new")
        .map(({ id, fullName }) => ({ value: id, label: fullName })),
      whyNot: mayNameJury(ctx.actor, round) ? closed : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, seat } = await readSeat(ctx, args.params.slug!, args.params.appointmentId!);
    await editSeat(ctx, seat.appointmentId, await parseForm(ctx, SeatFactsForm));
    return redirectWithNotice(paths.organiserJury(round.slug), m.panels_seat_saved({ name: seat.name }));
  });
}

export default function JurySeat() {
  const { round, seat, groups, provinces, whyNot } = useLoaderData<typeof loader>();
  const { slug } = round;
  const [form, fields] = useForm({
    id: "seat",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(SeatFactsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SeatFactsForm }),
    shouldRevalidate: "onInput",
    defaultValue: seat,
  });
  return (
    <Page narrow>
      <PageHeader
        title={seat.name}
        lead={seat.email}
        tags={
          <>
            <Tag tone="info">{panelRoleName(seat.role)}</Tag>
            <Tag tone={seat.acceptedAt ? "ok" : "wait"}>
              {seat.acceptedAt ? m.rounds_jury_accepted() : m.rounds_jury_waiting()}
            </Tag>
          </>
        }
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(slug) },
          { label: m.rounds_jury_title(), to: paths.organiserJury(slug) },
        ]}
      />
      {!whyNot && (
        <div className="mb-7 flex flex-wrap gap-3">
          <ButtonLink to={paths.organiserSubstitution(slug, seat.appointmentId)}>{m.panels_substitute()}</ButtonLink>
          <ButtonLink kind="quiet" to={paths.organiserJuror(slug, seat.appointmentId)}>
            {m.rounds_seat_end()}
          </ButtonLink>
        </div>
      )}
      <PostForm
        form={form}
        labels={{
          title: m.rounds_jury_post(),
          expertise: m.panels_expertise(),
          organisation: m.panels_organisation(),
          organisationTaxCode: m.panels_organisation_tax_code(),
          homeProvinceId: m.panels_home_province(),
          homeCommune: m.panels_home_commune(),
        }}
      >
        <SeatFactsFields fields={fields} groups={groups} provinces={provinces} />
        <FormActions cancelTo={paths.organiserJury(slug)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.common_save()}
          </Button>
        </FormActions>
      </PostForm>
    </Page>
  );
}
