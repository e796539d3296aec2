import type { SubmissionResult } from "@conform-to/react";
import { withFrame } from "~/domain/frames/rules";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { ChangesList } from "~/ui/schemes/changes-list";
import { CriteriaTree } from "~/ui/schemes/criteria-tree";
import type { FrameData } from "./frame-data";
import { FrameForm } from "./frame-form";

interface FramePartsProps {
  readonly data: FrameData;
  readonly lastResult?: SubmissionResult<string[]> | undefined;
}

/** The frame in force, the one that waits for the chair, a form for who may propose, and what was answered before. */
export function FrameParts({ data, lastResult }: FramePartsProps) {
  const { round, rules, waiting, start, answered, mayPropose, whyNot } = data;
  return (
    <>
      {whyNot && <Alert className="mb-6">{whyNot}</Alert>}
      {waiting && <Waiting data={data} waiting={waiting} />}
      {!waiting && mayPropose && !whyNot && answered[0]?.returnedReason && (
        <Alert tone="wait" className="mb-6" title={m.frames_returned_last()}>
          {m.frames_returned_because({ reason: answered[0].returnedReason })}
        </Alert>
      )}
      <Section title={m.frames_in_force()} className={waiting ? "mt-10" : "mt-0"}>
        <p className="mb-4 text-soft">{rules.criteria.source}</p>
        <CriteriaTree rules={rules} />
      </Section>
      {mayPropose && !whyNot && (
        <Section title={waiting ? m.frames_replace() : m.frames_propose()}>
          <p className="mb-5 max-w-3xl text-soft">{m.frames_propose_lead()}</p>
          <FrameForm
            // A proposal that was just sent is what the next one begins with.
            key={start?.proposedAt.toString()}
            rules={rules}
            criteria={start?.criteria ?? rules.criteria.value}
            note={start?.note ?? null}
            replaces={waiting !== null}
            bandsTo={(criterion) => paths.frameBands(round.slug, criterion)}
            lastResult={lastResult}
          />
        </Section>
      )}
      {answered.length > 0 && (
        <Section title={m.frames_history()}>
          <ol className="grid gap-4">
            {answered.map((frame) => (
              <Card as="li" key={frame.id} className="grid gap-2">
                {frame.number ? <Tag tone="ok">{m.frames_decided()}</Tag> : <Tag tone="bad">{m.frames_returned()}</Tag>}
                <p className="font-semibold">
                  {frame.number && frame.decidedOn
                    ? m.frames_decided_by({ number: frame.number, date: formatDate(frame.decidedOn) })
                    : m.frames_returned_because({ reason: frame.returnedReason ?? "" })}
                </p>
                <ProposedBy frame={frame} />
                <details>
                  <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
                    {m.frames_show()}
                  </summary>
                  <div className="mt-3">
                    <CriteriaTree rules={withFrame(rules, frame.criteria, "")} />
                  </div>
                </details>
              </Card>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

type Waiting = NonNullable<FrameData["waiting"]>;

function Waiting({ data, waiting }: { data: FrameData; waiting: Waiting }) {
  const { groups, stale, mayDecide, whyNot } = data;
  return (
    <Card as="section" className="grid gap-4 border-l-4 border-lacquer-ink">
      <div className="grid gap-2">
        <Tag tone="wait">{m.frames_waiting()}</Tag>
        <h2 className="text-xl">{m.frames_proposed()}</h2>
        <ProposedBy frame={waiting} />
      </div>
      {stale ? <Alert tone="wait">{stale}</Alert> : <ChangesList groups={groups} none={m.frames_unchanged()} />}
      {mayDecide && !whyNot && (
        <div className="actions">
          {!stale && (
            <ButtonLink kind="main" to={paths.frameAct(waiting.id, "decision")}>
              {m.frames_decide()}
            </ButtonLink>
          )}
          <ButtonLink to={paths.frameAct(waiting.id, "return")}>{m.frames_return()}</ButtonLink>
        </div>
      )}
    </Card>
  );
}

function ProposedBy({ frame }: { frame: Waiting }) {
  return (
    <>
      <p className="text-soft">
        {m.frames_proposed_by({ name: frame.proposedBy, at: formatDateTime(frame.proposedAt) })}
      </p>
      {frame.note && <p className="whitespace-pre-line">{frame.note}</p>}
    </>
  );
}
