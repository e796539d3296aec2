import { useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { EntryChoices } from "~/domain/nominations/entry-choices.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { RadioGroup } from "~/ui/primitives/fields";
import { FormActions } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

interface ChoicePageProps extends EntryChoices {
  readonly chosen: { readonly roundId: string | null; readonly productId: string | null };
  /** Whether the form was sent, with something left out. */
  readonly isAsked: boolean;
}

/** Which product, in which round. Nothing is written yet: the choice is part of the next page's address. */
export function ChoicePage({ rounds, products, chosen, isAsked }: ChoicePageProps) {
  const [, fields] = useForm<{ round: string; product: string }>({
    id: "entry",
    constraint: { round: { required: true }, product: { required: true } },
    defaultValue: { round: chosen.roundId, product: chosen.productId },
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.nominations_new_title()}
        lead={m.nominations_new_lead()}
        breadcrumbs={[{ label: m.ui_area_producer(), to: paths.producerHome() }]}
      />
      <Form id="entry" method="get" className="grid gap-6">
        {isAsked && <Alert tone="wait" title={m.nominations_new_choose_both()} />}
        <RadioGroup
          field={fields.round}
          label={m.nominations_new_round()}
          choices={rounds.map((round) => ({
            value: round.id,
            label: roundName(round),
            hint: round.closesAt
              ? m.nominations_new_round_closes({ until: formatDateTime(round.closesAt) })
              : m.nominations_new_round_open(),
          }))}
        />
        <RadioGroup
          field={fields.product}
          label={m.nominations_new_product()}
          choices={products.map((product) => ({
            value: product.id,
            label: product.name,
            hint: product.groupCode ? shortGroupName(product.groupCode) : undefined,
          }))}
        />
        <FormActions cancelTo={paths.producerHome()}>
          <Button type="submit" kind="main">
            {m.common_continue()}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
