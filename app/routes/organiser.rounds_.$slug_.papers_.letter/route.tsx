import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { DecisionAtWork } from "~/domain/awards/decisions.server";
import type { Context } from "~/domain/context";
import { DomainError } from "~/domain/errors";
import { LetterForm, PaperQuery } from "~/domain/release-papers/forms";
import { letterTexts } from "~/domain/release-papers/letter.server";
import type { LetterTexts } from "~/domain/release-papers/letter-texts";
import { MERGE_FIELDS } from "~/domain/release-papers/merge-fields";
import { mayDraftLetter } from "~/domain/release-papers/policy";
import { decisionToShow } from "~/domain/release-papers/recognised-list.server";
import { saveLetter } from "~/domain/release-papers/save-letter.server";
import { letterOf } from "~/domain/release-papers/write-paper.server";
import { type RoundDetails, roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatNumber } from "~/lib/number-format";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { NumberField, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { LetterPreview } from "./letter-preview";

export const meta: MetaFunction = () => [{ title: `${m.releases_letter()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { decision: asked } = parseQuery(ctx.request, PaperQuery);
    const { made, isTakenBack } = await decisionToShow(ctx, round, asked);
    const texts = await letterTexts(ctx, round);
    return {
      slug: round.slug,
      decision: made?.id,
      isTakenBack,
      tiers: round.rules.tiers.value.map(({ code, name }) => ({ code, name })),
      typed: asTyped(texts),
      whyNot: mayDraftLetter(ctx.actor, round) ? null : m.releases_letter_agency_only(),
      preview: await previewOf(ctx, round, made),
    };
  });
}

/** The letter, or why there is none to show yet. */
async function previewOf(ctx: Context, round: RoundDetails, made: DecisionAtWork | null) {
  try {
    return { letter: await letterOf(ctx, round, made), whyNot: null };
  } catch (error) {
    if (error instanceof DomainError && error.code === "closed") return { letter: null, whyNot: error.message };
    throw error;
  }
}

const amountAsTyped = (amount: bigint | null) => (amount === null ? "" : formatNumber(amount, "vi"));

/** Texts as their fields hold them: lines below one another, articles parted by an empty line. */
function asTyped({ rewards, ...texts }: LetterTexts) {
  return {
    version: String(texts.version),
    subject: texts.subject,
    authority: texts.authority,
    legalBases: texts.legalBases.join("\n"),
    articles: texts.articles.join("\n\n"),
    rewardAmount: amountAsTyped(rewards.general),
    rewardTiers: Object.fromEntries([...rewards.tiers].map(([tier, amount]) => [tier, amountAsTyped(amount)])),
    rewardLegalSource: texts.rewardLegalSource ?? "",
    rewardFunding: texts.rewardFunding ?? "",
    recipients: texts.recipients.join("\n"),
    signerTitle: texts.signerTitle ?? "",
    signerName: texts.signerName ?? "",
  };
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { decision } = parseQuery(ctx.request, PaperQuery);
    await saveLetter(ctx, round.id, await parseForm(ctx, LetterForm));
    return redirectWithNotice(paths.organiserDecisionLetter(round.slug, { decision }), m.releases_letter_saved());
  });
}

export default function Letter() {
  const { slug, decision, isTakenBack, tiers, typed, whyNot, preview } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: `letter-${typed.version}`,
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: typed,
    constraint: getZodConstraint(LetterForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LetterForm }),
  });
  const amounts = fields.rewardTiers.getFieldset();
  const labels = {
    subject: m.releases_letter_subject(),
    authority: m.releases_letter_authority(),
    legalBases: m.releases_letter_bases(),
    articles: m.releases_letter_articles(),
    rewardAmount: tiers.length > 0 ? m.releases_reward_others() : m.releases_reward_each(),
    rewardLegalSource: m.releases_reward_source(),
    rewardFunding: m.releases_reward_funding(),
    recipients: m.releases_letter_recipients(),
    signerTitle: m.awards_signer_title(),
    signerName: m.awards_signer_name(),
    ...Object.fromEntries(tiers.map(({ code, name }) => [`rewardTiers.${code}`, m.releases_reward_of({ tier: name })])),
  };
  return (
    <Page>
      <PageHeader
        title={m.releases_letter()}
        lead={m.releases_letter_page_lead()}
        breadcrumbs={[{ label: m.releases_title(), to: paths.organiserPapersOfRelease(slug, { decision }) }]}
      />
      {isTakenBack && <Alert tone="wait">{m.releases_decision_taken_back()}</Alert>}
      <div className="grid items-start gap-10 xl:grid-cols-2">
        <PostForm form={form} labels={labels}>
          <input type="hidden" name={fields.version.name} value={typed.version} />
          <TextField field={fields.subject} label={labels.subject} autoComplete="off" />
          <TextField
            field={fields.authority}
            label={labels.authority}
            hint={m.releases_letter_authority_hint()}
            autoComplete="off"
          />
          <TextArea
            field={fields.legalBases}
            label={labels.legalBases}
            hint={m.releases_letter_bases_hint()}
            rows={13}
          />
          <TextArea
            field={fields.articles}
            label={labels.articles}
            hint={m.releases_letter_articles_hint({ fields: MERGE_FIELDS.map((field) => `{${field}}`).join(", ") })}
            rows={10}
          />
          <FieldGroup title={m.releases_reward()} lead={m.releases_reward_lead()}>
            {tiers.map(({ code }) => (
              <NumberField
                key={code}
                field={amounts[code]!}
                label={labels[`rewardTiers.${code}` as keyof typeof labels]}
                suffix={m.releases_dong()}
              />
            ))}
            <NumberField field={fields.rewardAmount} label={labels.rewardAmount} suffix={m.releases_dong()} />
            <TextField
              field={fields.rewardLegalSource}
              label={labels.rewardLegalSource}
              hint={m.releases_reward_source_hint()}
              autoComplete="off"
            />
            <TextField
              field={fields.rewardFunding}
              label={labels.rewardFunding}
              hint={m.releases_reward_funding_hint()}
              autoComplete="off"
            />
          </FieldGroup>
          <FieldGroup title={m.releases_letter_end()} lead={m.releases_letter_signer_hint()}>
            <TextArea
              field={fields.recipients}
              label={labels.recipients}
              hint={m.releases_letter_recipients_hint()}
              rows={5}
            />
            <TextField field={fields.signerTitle} label={labels.signerTitle} autoComplete="off" />
            <TextField field={fields.signerName} label={labels.signerName} autoComplete="off" />
          </FieldGroup>
          <FormActions cancelTo={paths.organiserPapersOfRelease(slug, { decision })}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.releases_letter_save()}
            </Button>
          </FormActions>
        </PostForm>
        <Section
          title={m.releases_preview()}
          className="mt-0!"
          actions={
            preview.letter && (
              <span className="flex gap-2">
                <ButtonLink small reloadDocument to={paths.organiserReleasePaper(slug, "letter", "docx", { decision })}>
                  Word
                </ButtonLink>
                <ButtonLink small reloadDocument to={paths.organiserReleasePaper(slug, "letter", "pdf", { decision })}>
                  PDF
                </ButtonLink>
              </span>
            )
          }
        >
          {preview.letter ? <LetterPreview letter={preview.letter} /> : <Alert tone="wait">{preview.whyNot}</Alert>}
        </Section>
      </div>
    </Page>
  );
}
