import { type ReactNode, useRef } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import type { Answerable } from "./answering.server";
import { Admission, MoreRequest, Refusal } from "./answers";

interface AnswerBoxProps {
  readonly admission: Answerable;
  readonly request: Answerable;
  readonly refusal: Answerable;
  /** The answer that can be taken back. */
  readonly undo: "admitted" | "refused" | null;
}

/** The three answers: admitting is open, the other two unfold. What is answered for good is only said so. */
export function AnswerBox({ admission, request, refusal, undo }: AnswerBoxProps) {
  const isOver = admission.whyNot && request.whyNot && refusal.whyNot;
  return (
    <Card as="section" id="answer">
      <h2 className="mb-3 text-xl">{m.rounds_nomination_answer()}</h2>
      {isOver ? (
        <>
          <p className="text-soft">{admission.whyNot}</p>
          {undo && <Undo answer={undo} nomination={admission} />}
        </>
      ) : (
        <>
          <Admission nomination={admission} />
          <Folded title={m.rounds_nomination_ask()}>
            <Prefilled text={request.requestText}>{(key) => <MoreRequest key={key} nomination={request} />}</Prefilled>
          </Folded>
          <Folded title={m.rounds_nomination_refuse()}>
            <Refusal nomination={refusal} />
          </Folded>
        </>
      )}
    </Card>
  );
}

function Undo({ answer, nomination: { id, list } }: { answer: "admitted" | "refused"; nomination: Answerable }) {
  const [act, label] =
    answer === "admitted"
      ? (["admission/undoing", m.nominations_screen_undo_admission()] as const)
      : (["refusal/undoing", m.nominations_screen_undo_refusal()] as const);
  return (
    <p className="mt-3">
      <ButtonLink to={paths.organiserNominationAct(id, act, list)}>{label}</ButtonLink>
    </p>
  );
}

/** A form that follows what the checks say until someone types in it. */
function Prefilled({ text, children }: { text: string; children: (key: string) => ReactNode }) {
  const typed = useRef(false);
  const key = useRef(text);
  if (!typed.current) key.current = text;
  return (
    <div
      onInput={() => {
        typed.current = true;
      }}
    >
      {children(key.current)}
    </div>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="flex min-h-11 items-center font-semibold text-indigo underline underline-offset-3">
        {title}
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
