import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReleaseForm } from "~/domain/redactions/forms";
import { redactionDetails } from "~/domain/redactions/queries.server";
import { releaseRedaction } from "~/domain/redactions/release-redaction.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { LeftoverList } from "~/ui/redactions/leftover-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.redactions_release_title({ code: data.code }) : m.redactions_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    await roundToWorkOn(ctx, args.params.slug!);
    const { round, nominationId, code, photos, texts, state, version, leftovers, seen, whyNotWrite, mayRelease } =
      await redactionDetails(ctx, args.params.nomination!);
    const nothing = state === "draft" || state === "changed" ? null : m.redactions_nothing_to_release();
    return {
      ...{ slug: round.slug, year: round.year, nominationId, code, version, leftovers, seen },
      name: texts.find(({ field }) => field === "productName")?.blind ?? "",
      shown: photos.filter((photo) => photo.isShown).length,
      photos: photos.length,
      isFirm: leftovers.some((one) => one.isFirm),
      whyNot: whyNotWrite ?? (mayRelease ? nothing : m.redactions_only_secretary()),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug } = await roundToWorkOn(ctx, args.params.slug!);
    await releaseRedaction(ctx, args.params.nomination!, await parseForm(ctx, ReleaseForm));
    return redirectWithNotice(paths.organiserRedactions(slug), m.redactions_released());
  });
}

export default function RedactionRelease() {
  const { slug, year, nominationId, code, version, name, leftovers, seen, shown, photos, isFirm, whyNot } =
    useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReleaseForm }),
  });
  const page = paths.organiserRedaction(slug, nominationId);
  return (
    <FormPage
      form={form}
      labels={{ keptBecause: m.redactions_kept_because() }}
      title={m.redactions_release_title({ code })}
      lead={m.redactions_release_lead({ name, version })}
      breadcrumbs={[
        { label: m.redactions_title(), to: paths.organiserRedactions(slug) },
        { label: code, to: page },
      ]}
    >
      <input type="hidden" name="seen" value={seen} />
      <div>
        <p className="font-semibold">{m.ui_confirm_will()}</p>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5">
          <li>{m.redactions_release_effect_read()}</li>
          <li>{m.redactions_release_effect_photos({ shown, total: photos })}</li>
          <li>{m.redactions_release_effect_kept()}</li>
        </ul>
      </div>
      {leftovers.length > 0 && (
        <Alert tone={isFirm ? "bad" : "wait"} title={m.redactions_leftovers({ count: leftovers.length })}>
          <LeftoverList leftovers={leftovers} year={year} />
        </Alert>
      )}
      {leftovers.length > 0 && !isFirm && (
        <TextArea
          field={fields.keptBecause}
          label={m.redactions_kept_because()}
          hint={m.redactions_kept_because_hint()}
          rows={3}
        />
      )}
      <FormActions cancelTo={page}>
        <Button
          type="submit"
          kind="main"
          whyNot={
            whyNot ??
            (isFirm ? m.redactions_names_maker({ count: leftovers.filter((one) => one.isFirm).length }) : null)
          }
        >
          {m.redactions_release()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
