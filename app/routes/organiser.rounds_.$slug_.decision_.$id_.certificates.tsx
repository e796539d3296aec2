import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { PrintRunForm } from "~/domain/print-runs/forms";
import { type PrintRun, printDesk } from "~/domain/print-runs/queries.server";
import { requestPrintRun } from "~/domain/print-runs/request-print-run.server";
import { isUnderWay } from "~/domain/runs/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatBytes, formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PRINT_LANGUAGES, PRINT_RUN_KINDS } from "~/lib/vocabulary";
import { useRefresh } from "~/ui/councils/use-refresh";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { CheckboxField, RadioGroup } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { RunStateTag, runKindName, runLanguageName } from "~/ui/templates/run-words";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.templates_print_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => printDesk(ctx, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { roundSlug, decision } = await printDesk(ctx, args.params.id!);
    const form = await parseForm(ctx, PrintRunForm);
    await requestPrintRun(ctx, decision.id, form, ctx.services.env.PUBLIC_URL);
    return redirectWithNotice(paths.organiserCertificates(roundSlug, decision.id), m.templates_run_requested());
  });
}

/** All certificates of a release at once, for the print shop or to send. */
export default function Certificates() {
  const { roundSlug, decision, certificates, sealVersion, template, runs } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<PrintRunForm>({
    id: "print-run",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { kind: "sheets", language: "template" },
  });
  useRefresh(runs.some(isUnderWay));
  return (
    <Page>
      <PageHeader
        title={m.templates_print_title()}
        lead={m.templates_print_lead({
          count: certificates,
          number: decision.number,
          version: sealVersion,
          template: template
            ? m.templates_print_by({ name: template.name, version: template.version })
            : m.templates_standard(),
        })}
        breadcrumbs={[{ label: m.awards_decision_title(), to: paths.organiserDecision(roundSlug) }]}
      />
      <Card className="max-w-3xl">
        <PostForm form={form} labels={{ despiteMisfits: "" }}>
          <RadioGroup
            field={fields.kind}
            label={m.templates_print_kind()}
            unmarked
            choices={PRINT_RUN_KINDS.map((kind) => ({
              value: kind,
              label: runKindName(kind),
              hint: kind === "sheets" ? m.templates_kind_sheets_hint() : m.templates_kind_files_hint(),
            }))}
          />
          <RadioGroup
            field={fields.language}
            label={m.templates_language()}
            unmarked
            choices={PRINT_LANGUAGES.map((language) => ({ value: language, label: runLanguageName(language) }))}
          />
          {(fields.despiteMisfits.errors || fields.despiteMisfits.initialValue) && (
            <CheckboxField field={fields.despiteMisfits} label={m.templates_run_despite()} />
          )}
          <FormActions>
            <Button type="submit" kind="main">
              {m.templates_print_start({ count: formatNumber(certificates) })}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.templates_runs_title()}>
        {runs.length === 0 ? (
          <p className="text-soft">{m.templates_runs_none()}</p>
        ) : (
          <ul className="grid max-w-3xl gap-4">
            {runs.map((run) => (
              <Run key={run.id} run={run} slug={roundSlug} />
            ))}
          </ul>
        )}
        {runs.some(isUnderWay) && <p className="mt-3 text-soft">{m.templates_runs_reload()}</p>}
      </Section>
    </Page>
  );
}

type ShownRun = ReturnType<typeof useLoaderData<typeof loader>>["runs"][number] & Pick<PrintRun, "id">;

function Run({ run, slug }: { run: ShownRun; slug: string }) {
  const {
    id,
    kind,
    language,
    overtaken,
    state,
    done,
    total,
    leftOut,
    size,
    requestedBy,
    requestedAt,
    sealVersion,
    decisionId,
  } = run;
  return (
    <Card as="li">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="text-base font-semibold">
          {language === "template" ? runKindName(kind) : `${runKindName(kind)} · ${runLanguageName(language)}`}
        </h3>
        <RunStateTag state={state} />
      </div>
      <p className="text-sm text-soft">
        {m.templates_run_by({ name: requestedBy, at: formatDateTime(requestedAt), version: sealVersion })}
      </p>
      <div className="mt-3 grid gap-3">
        {isUnderWay(run) && <ProgressBar label={m.templates_run_progress()} done={done} total={total} />}
        {state === "failed" && <p>{m.templates_run_failed_text({ done, total })}</p>}
        {state === "cancelled" && <p>{m.templates_run_cancelled_text({ done, total })}</p>}
        {leftOut.length > 0 && <p>{m.templates_run_left_out({ numbers: formatList(leftOut) })}</p>}
        {state === "swept" && <p>{m.templates_run_swept_text()}</p>}
        {overtaken > 0 && (
          <Alert tone="wait">
            {m.templates_run_overtaken({ count: overtaken })} <a href="#print-run">{m.templates_run_anew()}</a>
          </Alert>
        )}
        {state === "done" && (
          <div>
            <ButtonLink to={paths.organiserPrintRun(slug, decisionId, id, "file")} reloadDocument>
              {m.templates_run_download({ size: formatBytes(size ?? 0) })}
            </ButtonLink>
          </div>
        )}
        {isUnderWay(run) && (
          <Form method="post" action={paths.organiserPrintRun(slug, decisionId, id, "cancellation")}>
            <Button type="submit" kind="quiet">
              {m.templates_run_cancel()}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
