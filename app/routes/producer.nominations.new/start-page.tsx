import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import type { EntryPreview } from "~/domain/nominations/entry-preview.server";
import { StartNominationForm } from "~/domain/nominations/forms";
import { submissionDeadline } from "~/domain/nominations/rules";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { RadioGroup } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { roundName } from "~/ui/rounds/round-name";
import { EntryWarnings } from "./entry-warnings";
import { FactsTaken } from "./facts-taken";

interface StartPageProps {
  readonly preview: EntryPreview;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** What a dossier begins with: its group in this round, what is carried over, and what to look at twice. */
export function StartPage({ preview, result }: StartPageProps) {
  const { round, product, groupCode, whyNot, nominationId, withdrawn, earlier, makerFacts } = preview;
  const deadline = submissionDeadline(round);
  const [form, fields] = useForm<StartNominationForm>({
    id: "nomination",
    lastResult: result,
    constraint: { ...getZodConstraint(StartNominationForm), groupCode: { required: true } },
    defaultValue: { groupCode, factsFrom: "" },
  });
  return (
    <FormPage
      form={form}
      title={m.nominations_new_title()}
      lead={m.nominations_new_start_lead()}
      breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
      labels={{ groupCode: m.nominations_new_group(), factsFrom: m.nominations_new_facts() }}
    >
      <input type="hidden" name={fields.roundId.name} value={round.id} />
      <input type="hidden" name={fields.productId.name} value={product.id} />
      <Card>
        <DefinitionList
          items={[
            { term: m.nominations_product(), detail: product.name },
            { term: m.nominations_dossier_maker(), detail: product.establishmentName },
            { term: m.nominations_round(), detail: roundName(round) },
            ...(deadline ? [{ term: m.nominations_new_until(), detail: formatDateTime(deadline.closesAt) }] : []),
          ]}
        />
      </Card>
      {nominationId && (
        <p>
          <Link to={paths.producerNomination(nominationId)}>{m.nominations_open()}</Link>
        </p>
      )}
      {withdrawn && (
        <Alert tone="info" title={m.nominations_new_withdrawn_title()}>
          <p>
            {withdrawn.code
              ? m.nominations_new_withdrawn_code_text({ code: withdrawn.code })
              : m.nominations_new_withdrawn_text()}
          </p>
          <p className="mt-1">
            <Link to={paths.producerNominationRevival(withdrawn.id)}>{m.nominations_revive()}</Link>
          </p>
        </Alert>
      )}
      <EntryWarnings preview={preview} />
      <RadioGroup
        field={fields.groupCode}
        label={m.nominations_new_group()}
        hint={m.nominations_new_group_hint()}
        choices={round.rules.groups.map(({ code }) => ({
          value: code,
          label: `${code} · ${groupNameIn(round.rules, code)}`,
        }))}
      />
      {earlier && <Alert tone="info">{m.nominations_new_carried({ round: roundName(earlier.round) })}</Alert>}
      {makerFacts && (
        <div className="grid gap-2">
          <RadioGroup
            field={fields.factsFrom}
            label={m.nominations_new_facts()}
            hint={m.nominations_new_facts_hint()}
            choices={[
              { value: "", label: m.nominations_new_facts_none() },
              {
                value: makerFacts.nominationId,
                label: m.nominations_new_facts_from({
                  product: makerFacts.productName,
                  round: roundName(makerFacts.round),
                }),
              },
            ]}
          />
          <FactsTaken facts={makerFacts.facts} year={makerFacts.round.year} />
        </div>
      )}
      <FormActions cancelTo={paths.producerHome()}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.nominations_new_start()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
