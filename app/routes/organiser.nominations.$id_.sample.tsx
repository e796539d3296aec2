import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecordSampleForm } from "~/domain/nominations/forms";
import { recordSample } from "~/domain/nominations/record-sample.server";
import { nextSampleEvents, samplePlace } from "~/domain/nominations/sample";
import { sampleLog } from "~/domain/nominations/samples.server";
import { nominationToScreen } from "~/domain/nominations/screening.server";
import { whyNotRecordSample } from "~/domain/nominations/screening-policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { sampleEventName, samplePlaceName } from "~/ui/nominations/sample-words";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { CheckboxField, DateField, RadioGroup, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.nominations_screen_sample_log()} ${data?.code ?? ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationToScreen(ctx, args.params.id!);
    const log = await sampleLog(ctx, nomination.id);
    const place = samplePlace(log);
    const kinds = nextSampleEvents(place);
    return {
      id: nomination.id,
      code: nomination.code ?? "",
      product: nomination.dossier.product.name,
      establishment: nomination.dossier.establishment.name,
      round: { slug: nomination.round.slug, name: roundName(nomination.round) },
      log,
      place,
      kinds,
      today: todayInVietnam(ctx.now),
      whyNot: kinds[0] ? whyNotRecordSample(ctx.actor, nomination, place, kinds[0]) : m.nominations_screen_sample_end(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await recordSample(ctx, args.params.id!, await parseForm(ctx, RecordSampleForm));
    return redirectWithNotice(paths.organiserNominationSample(args.params.id!), m.nominations_screen_sample_recorded());
  });
}

/** The custody log of an entry's sample: who took it, where it stands, when it went back. */
export default function SampleLog() {
  const { id, code, product, establishment, round, log, place } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_screen_sample_log()}
        lead={`${product} · ${establishment}`}
        tags={
          <>
            <Tag tone={place === "here" ? "info" : "plain"}>{samplePlaceName(place)}</Tag>
            <Tag>{code}</Tag>
          </>
        }
        breadcrumbs={[
          { label: round.name, to: paths.organiserRound(round.slug) },
          { label: m.nominations_screen_samples(), to: paths.organiserSamples(round.slug) },
          { label: code, to: paths.organiserNomination(id) },
        ]}
      />
      {log.length === 0 ? (
        <EmptyState title={m.nominations_screen_sample_empty()}>{m.nominations_screen_sample_empty_text()}</EmptyState>
      ) : (
        <ol className="grid gap-4 border-l-2 border-line pl-4">
          {log.map((line) => (
            <li key={line.id}>
              <p className="font-semibold">{sampleEventName(line.kind)}</p>
              <p className="text-sm text-soft">
                {m.nominations_history_by({ name: line.byName, at: formatDateTime(line.at) })}
              </p>
              {line.note && <p className="mt-1 whitespace-pre-line">{line.note}</p>}
            </li>
          ))}
        </ol>
      )}
      <Section title={m.nominations_screen_sample_new()}>
        <NewLine />
      </Section>
    </Page>
  );
}

function NewLine() {
  const { kinds, whyNot, today, log } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const [form, fields] = useForm({
    id: `sample-${log.length}`,
    lastResult: result,
    constraint: getZodConstraint(RecordSampleForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecordSampleForm }),
    shouldRevalidate: "onInput",
    defaultValue: { kind: kinds[0], on: today },
  });
  if (whyNot) return <p className="text-soft">{whyNot}</p>;
  return (
    <Card>
      <PostForm
        form={form}
        labels={{
          kind: m.nominations_screen_sample_kind(),
          note: m.nominations_screen_sample_note(),
          on: m.nominations_screen_sample_on(),
          consented: m.nominations_screen_sample_consent(),
          consentedOn: m.nominations_screen_sample_consented_on(),
        }}
      >
        <RadioGroup
          field={fields.kind}
          label={m.nominations_screen_sample_kind()}
          choices={kinds.map((kind) => ({ value: kind, label: sampleEventName(kind) }))}
        />
        <TextArea
          field={fields.note}
          label={m.nominations_screen_sample_note()}
          hint={m.nominations_screen_sample_note_hint()}
          rows={2}
        />
        <DateField field={fields.on} label={m.nominations_screen_sample_on()} />
        {kinds.includes("kept") && (
          <fieldset className="grid gap-3 rounded-box bg-wash p-4">
            <legend className="float-left font-semibold">{m.nominations_screen_sample_kept_only()}</legend>
            <CheckboxField field={fields.consented} label={m.nominations_screen_sample_consent()} />
            <DateField
              field={fields.consentedOn}
              label={m.nominations_screen_sample_consented_on()}
              hint={m.nominations_screen_sample_consented_hint({ date: formatDate(today) })}
            />
          </fieldset>
        )}
        <p>
          <Button type="submit" kind="main">
            {m.nominations_screen_sample_save()}
          </Button>
        </p>
      </PostForm>
    </Card>
  );
}
