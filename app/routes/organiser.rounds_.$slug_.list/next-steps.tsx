import { paths } from "~/http/paths";
import { formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";

interface NextStepsProps {
  readonly slug: string;
  readonly mayRun: boolean;
  readonly whyNotChange: string | null;
  readonly takeable: number;
  readonly figures: { readonly undecided: number; readonly recognised: number };
  /** Names of the rows that lack their grounds. */
  readonly unexplained: readonly string[];
  readonly approval: {
    readonly isCurrent: boolean;
    readonly changed: "rules" | "verdicts" | null;
    readonly meeting: number;
    readonly motion: number;
  } | null;
  readonly brokenSets: readonly { readonly mergeId: string; readonly name: string }[];
  readonly openMeeting: { readonly number: number; readonly isVoting: boolean } | null;
  readonly expected: {
    readonly isForeseen: boolean;
    readonly whyNot: string | null;
    readonly publishedAt: Date | null;
    readonly isCurrent: boolean;
  };
}

/** How far the list has come, and what to do next. */
export function NextSteps(props: NextStepsProps) {
  const { slug, mayRun, whyNotChange, takeable, figures, unexplained, approval, brokenSets, openMeeting, expected } =
    props;
  return (
    <div className="mt-6 grid gap-3">
      {whyNotChange && <Alert>{whyNotChange}</Alert>}
      {brokenSets.map((set) => (
        <Alert
          key={set.mergeId}
          tone="bad"
          actions={
            mayRun && <ButtonLink to={paths.organiserSetUndoing(slug, set.mergeId)}>{m.councils_set_undo()}</ButtonLink>
          }
        >
          {m.councils_set_broken({ set: set.name })}
        </Alert>
      ))}
      {!whyNotChange && figures.undecided > 0 && (
        <Alert
          tone="wait"
          title={m.councils_list_undecided({ count: figures.undecided })}
          actions={
            mayRun &&
            takeable > 0 && (
              <PostButton kind="main" action={paths.organiserListProposal(slug)}>
                {m.councils_take_proposal({ count: takeable })}
              </PostButton>
            )
          }
        >
          {takeable < figures.undecided && m.councils_list_ties({ count: figures.undecided - takeable })}
        </Alert>
      )}
      {unexplained.length > 0 && (
        <Alert tone="bad">{m.councils_list_unexplained({ products: formatList(unexplained) })}</Alert>
      )}
      {figures.undecided === 0 && figures.recognised > 0 && (
        <Approval
          {...{ slug, mayRun, approval, openMeeting }}
          mayVote={!whyNotChange && unexplained.length === 0 && brokenSets.length === 0}
        />
      )}
      {expected.isForeseen && <ExpectedStep slug={slug} mayRun={mayRun} expected={expected} />}
    </div>
  );
}

interface ApprovalProps extends Pick<NextStepsProps, "slug" | "mayRun" | "approval" | "openMeeting"> {
  readonly mayVote: boolean;
}

function Approval({ slug, mayRun, approval, openMeeting, mayVote }: ApprovalProps) {
  const figures = approval && {
    meeting: formatNumber(approval.meeting),
    motion: formatNumber(approval.motion),
  };
  const lapsed = approval?.changed === "rules" ? m.councils_list_rules_changed : m.councils_list_changed;
  if (figures && approval.isCurrent) return <Alert tone="ok">{m.councils_list_approved(figures)}</Alert>;
  return (
    <Alert
      tone="wait"
      actions={
        mayRun &&
        mayVote &&
        (openMeeting && !openMeeting.isVoting ? (
          <ButtonLink kind="main" to={paths.organiserNewMotion(slug, openMeeting.number, { kind: "list" })}>
            {m.councils_list_to_vote()}
          </ButtonLink>
        ) : (
          !openMeeting && <ButtonLink to={paths.organiserMeetings(slug)}>{m.councils_list_to_meetings()}</ButtonLink>
        ))
      }
    >
      {figures ? lapsed(figures) : m.councils_list_not_approved()}
    </Alert>
  );
}

function ExpectedStep({ slug, mayRun, expected }: Pick<NextStepsProps, "slug" | "mayRun" | "expected">) {
  const { whyNot, publishedAt, isCurrent } = expected;
  if (!publishedAt && whyNot) return null;
  const act = mayRun && !whyNot && !(publishedAt && isCurrent) && (
    <ButtonLink to={paths.organiserExpectedList(slug)}>
      {publishedAt ? m.councils_expected_correct() : m.councils_expected_publish()}
    </ButtonLink>
  );
  if (!publishedAt) return <Alert actions={act}>{m.councils_expected_ready()}</Alert>;
  return (
    <Alert tone={isCurrent || whyNot ? "ok" : "wait"} actions={act}>
      {m.councils_expected_published({ at: formatDateTime(publishedAt) })}{" "}
      {!isCurrent && !whyNot && m.councils_expected_differs()}
    </Alert>
  );
}
