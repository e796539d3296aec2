import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FORMATS_OF } from "~/domain/exhibitor-papers/papers";
import { papersOfFair } from "~/domain/exhibitor-papers/papers-of-fair.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";
import { PaperCard } from "~/ui/exhibitor-papers/paper-card";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.exhibitors_title()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { copies, ...papers } = await papersOfFair(ctx, fair);
    const signsTaken = copies.get("signs")?.at;
    return {
      head: headOfFair(fair),
      ...papers,
      copies: Object.fromEntries(copies),
      since: signsTaken ? todayInVietnam(signsTaken) : addDays(todayInVietnam(ctx.now), -1),
    };
  });
}

export default function Papers() {
  const { head, letters, manual, messages, copies, since } = useLoaderData<typeof loader>();
  const { slug } = head;
  const list = (paper: FairPaper) => (format: string) =>
    paths.organiserFairList(slug, paper, format as FairPaperFormat);
  const taken = (paper: FairPaper) => {
    const copy = copies[paper];
    return copy ? m.exhibitors_taken_at({ time: formatDateTime(copy.at), by: copy.by }) : m.exhibitors_taken_never();
  };
  return (
    <Page>
      <FairHead fair={head} current="papers" />
      <p className="mb-6 max-w-3xl text-soft">{m.exhibitors_lead()}</p>
      {letters.changed > 0 && (
        <Alert
          tone="wait"
          className="mb-6"
          actions={
            <ButtonLink small to={paths.organiserFairLetters(slug)}>
              {m.exhibitors_letters_open()}
            </ButtonLink>
          }
        >
          {m.exhibitors_letters_changed()}
        </Alert>
      )}
      <ul className="grid gap-4 lg:grid-cols-2">
        <PaperCard
          title={m.exhibitors_letters()}
          lead={m.exhibitors_letters_lead()}
          state={m.exhibitors_letters_state({
            issued: formatNumber(letters.issued),
            due: formatNumber(letters.due),
          })}
        >
          <p className="actions">
            <ButtonLink kind="main" to={paths.organiserFairLetters(slug)}>
              {m.exhibitors_letters_open()}
            </ButtonLink>
            {letters.issued > 0 && (
              <a
                href={paths.organiserFairLettersFile(slug)}
                className="inline-flex min-h-11 items-center font-semibold"
              >
                {m.exhibitors_letters_all()}
              </a>
            )}
          </p>
        </PaperCard>
        <PaperCard
          title={m.exhibitors_messages()}
          lead={m.exhibitors_messages_lead()}
          state={
            messages === 0
              ? m.exhibitors_messages_none_title()
              : m.exhibitors_messages_count({ count: formatNumber(messages) })
          }
        >
          <ButtonLink to={paths.organiserFairMessages(slug)} className="justify-self-start">
            {m.exhibitors_messages_open()}
          </ButtonLink>
        </PaperCard>
        <PaperCard
          title={m.exhibitors_manual()}
          lead={m.exhibitors_manual_lead()}
          state={
            manual
              ? m.exhibitors_manual_version({
                  version: manual.version,
                  time: formatDateTime(manual.at),
                  by: manual.by,
                })
              : m.exhibitors_manual_none()
          }
        >
          <ButtonLink to={paths.organiserFairManual(slug)} className="justify-self-start">
            {m.exhibitors_manual_open()}
          </ButtonLink>
        </PaperCard>
      </ul>
      <Section title={m.exhibitors_lists()}>
        <ul className="grid gap-4 lg:grid-cols-2">
          <PaperCard
            title={m.exhibitors_signs()}
            lead={m.exhibitors_signs_lead()}
            state={taken("signs")}
            formats={FORMATS_OF.signs}
            to={list("signs")}
          >
            <form
              method="get"
              action={paths.organiserFairList(slug, "signs", "xlsx")}
              className="flex flex-wrap items-end gap-3"
            >
              <label className="grid gap-1">
                <span className="font-semibold">{m.exhibitors_signs_since()}</span>
                <input type="date" name="since" defaultValue={since} required className="input w-auto" />
              </label>
              <Button type="submit">{m.exhibitors_signs_take()}</Button>
            </form>
          </PaperCard>
          <PaperCard
            title={m.exhibitors_goods()}
            lead={m.exhibitors_goods_lead()}
            state={taken("goods")}
            formats={FORMATS_OF.goods}
            to={list("goods")}
          />
          <PaperCard
            title={m.exhibitors_support()}
            lead={m.exhibitors_support_lead()}
            state={taken("support")}
            formats={FORMATS_OF.support}
            to={list("support")}
          />
        </ul>
      </Section>
    </Page>
  );
}
