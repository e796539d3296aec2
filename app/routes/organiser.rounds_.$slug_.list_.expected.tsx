import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { expectedListOf } from "~/domain/councils/expected-list.server";
import { PublishExpectedListForm } from "~/domain/councils/forms";
import { listOfRound } from "~/domain/councils/list.server";
import { mayApproveList, whyNotPublishExpectedList } from "~/domain/councils/policy";
import { expectedProducts, publishExpectedList } from "~/domain/councils/publish-expected-list.server";
import { councilAt } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ExpectedProducts } from "~/ui/councils/expected-list";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_expected_publish()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { round, seat, mayRun } = council;
    const [list, published] = await Promise.all([listOfRound(ctx, council), expectedListOf(ctx, round.id)]);
    const products = expectedProducts(round, list);
    const { approval } = list;
    const isApproved = approval?.isCurrent ?? false;
    const mayApprove = isApproved || mayApproveList(ctx.actor, round, seat?.role ?? null);
    return {
      slug: round.slug,
      products,
      establishments: new Set(products.map((product) => product.establishment)).size,
      approval:
        approval && isApproved ? { meeting: approval.motion.meetingNumber, motion: approval.motion.number } : null,
      publishedAt: published?.publishedAt ?? null,
      whyNot: !mayRun
        ? m.councils_not_yours_to_run()
        : (whyNotPublishExpectedList(round, list) ?? (mayApprove ? null : m.councils_approval_not_yours())),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    await publishExpectedList(ctx, round.id, await parseForm(ctx, PublishExpectedListForm));
    return redirectWithNotice(paths.organiserList(round.slug), m.councils_expected_done());
  });
}

export default function PublishExpectedList() {
  const { slug, products, establishments, approval, publishedAt, whyNot } = useLoaderData<typeof loader>();
  // What the verb will ask for in this case, said before the form is sent.
  const schema = PublishExpectedListForm.required({
    ...(!approval && { approval: true }),
    ...(publishedAt && { correction: true }),
  });
  const [form, fields] = useForm<PublishExpectedListForm>({
    id: "expected",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
  });
  const labels = { approval: m.councils_expected_approval(), correction: m.councils_expected_correction() };
  const list = paths.organiserList(slug);
  const effects = [
    m.councils_expected_effect({
      products: m.common_products_count({ count: products.length }),
      establishments: m.common_establishments_count({ count: establishments }),
    }),
    m.councils_expected_effect_mails(),
    ...(publishedAt ? [m.councils_expected_effect_replaces({ at: formatDateTime(publishedAt) })] : []),
  ];
  return (
    <Page>
      <PageHeader
        title={publishedAt ? m.councils_expected_correct() : m.councils_expected_publish()}
        breadcrumbs={[{ label: m.councils_tab_list(), to: list }]}
      />
      <Card className="max-w-3xl">
        <PostForm form={form} labels={labels} className="grid gap-5">
          <div>
            <p className="font-semibold">{m.ui_confirm_will()}</p>
            <ul className="mt-2 grid list-disc gap-1.5 pl-5">
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </div>
          <Alert tone="wait">{m.ui_confirm_irreversible()}</Alert>
          {approval ? (
            <p>
              {m.councils_list_approved({
                meeting: formatNumber(approval.meeting),
                motion: formatNumber(approval.motion),
              })}
            </p>
          ) : (
            <TextField field={fields.approval} label={labels.approval} hint={m.councils_expected_approval_hint()} />
          )}
          {publishedAt && (
            <TextField
              field={fields.correction}
              label={labels.correction}
              hint={m.councils_expected_correction_hint()}
            />
          )}
          <FormActions cancelTo={list}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.councils_expected_act({ products: m.common_products_count({ count: products.length }) })}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.councils_expected_preview()}>
        <p className="mb-4 text-soft">{m.councils_expected_preview_text()}</p>
        <ExpectedProducts products={products} />
      </Section>
    </Page>
  );
}
