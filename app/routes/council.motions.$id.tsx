import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { castVote } from "~/domain/councils/cast-vote.server";
import { CastVoteForm } from "~/domain/councils/forms";
import { ballotPaper } from "~/domain/councils/motions.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { VOTE_CHOICES } from "~/lib/vocabulary";
import { MotionCounts, MotionTag } from "~/ui/councils/motion-result";
import { BALLOT_NAMES, CHOICE_NAMES } from "~/ui/councils/names";
import { useRefresh } from "~/ui/councils/use-refresh";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FieldError } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_vote_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => ballotPaper(ctx, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { motion } = await ballotPaper(ctx, args.params.id!);
    await castVote(ctx, motion.id, await parseForm(ctx, CastVoteForm));
    return redirectWithNotice(paths.councilMotion(motion.id), m.councils_vote_done());
  });
}

/** One question, three large answers, one button: for a phone in a meeting room. */
export default function Vote() {
  const { motion, round, meeting, isPresent, hasVoted, ownChoice } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const isOpen = motion.closedAt === null;
  useRefresh(isOpen && (hasVoted || !isPresent));
  const back = (
    <ButtonLink to={paths.councilRound(round.slug)} className="w-full sm:w-auto">
      {m.councils_back_to_council()}
    </ButtonLink>
  );
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: roundName(round), to: paths.councilRound(round.slug) }]}
        tags={
          <>
            <MotionTag result={motion.result} />
            <Tag>{BALLOT_NAMES[motion.ballot]()}</Tag>
          </>
        }
        title={<span className="block text-[0.72em] leading-snug whitespace-pre-line">{motion.text}</span>}
        lead={m.councils_vote_of({ motion: motion.number, meeting: meeting.number })}
      />
      {!isOpen && (
        <div className="grid gap-5">
          <MotionCounts motion={motion} />
          {back}
        </div>
      )}
      {isOpen && hasVoted && (
        <div className="grid gap-5">
          <Alert tone="ok" title={m.councils_you_voted()}>
            {ownChoice
              ? m.councils_you_voted_for({ choice: CHOICE_NAMES[ownChoice]() })
              : m.councils_you_voted_secretly()}
          </Alert>
          <p>{m.councils_result_later()}</p>
          {back}
        </div>
      )}
      {isOpen && !hasVoted && !isPresent && (
        <div className="grid gap-5">
          <Alert tone="wait">{m.councils_vote_not_present()}</Alert>
          {back}
        </div>
      )}
      {isOpen && !hasVoted && isPresent && <Ballot isSecret={motion.ballot === "secret"} lastResult={lastResult} />}
    </Page>
  );
}

function Ballot({ isSecret, lastResult }: { isSecret: boolean; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm({
    id: "vote",
    lastResult,
    constraint: getZodConstraint(CastVoteForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CastVoteForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <PostForm form={form} labels={{ choice: m.councils_vote_title() }} className="grid gap-5">
      <fieldset id={fields.choice.id} tabIndex={-1} className="grid gap-3">
        <legend className="sr-only">{m.councils_vote_title()}</legend>
        {VOTE_CHOICES.map((choice) => (
          <label
            key={choice}
            className="flex min-h-16 cursor-pointer items-center gap-4 rounded-box border-2 border-edge bg-card px-5 py-3 text-lg font-semibold has-checked:border-indigo has-checked:bg-info-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-indigo"
          >
            <input type="radio" name={fields.choice.name} value={choice} className="radio" />
            {CHOICE_NAMES[choice]()}
          </label>
        ))}
        <FieldError field={fields.choice} />
      </fieldset>
      <p className="text-soft">{isSecret ? m.councils_vote_secret_text() : m.councils_vote_open_text()}</p>
      <Button type="submit" kind="main" className="min-h-14 w-full text-lg sm:w-auto">
        {m.councils_vote_act()}
      </Button>
    </PostForm>
  );
}
