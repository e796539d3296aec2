import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { hasSubmitted } from "~/domain/calibration/rules";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { valueText } from "~/ui/schemes/rule-texts";
import { AnchorList } from "./anchor-list";
import type { DeskData } from "./calibration-data";
import { JurorTable } from "./juror-table";

interface DeskProps {
  readonly data: DeskData;
  /** Where the results of an anchor are. */
  readonly comparison: (anchorId: string) => string;
}

/** A calibration for those who run it: its products, who has submitted, the results, and its end. */
export function Desk({ data, comparison }: DeskProps) {
  const { round, rule, source, state, opened, closed, cards, jurors, mayRun, isJuror } = data;
  if (state === "none") return <Alert>{m.calibration_why_not_foreseen()}</Alert>;
  return (
    <>
      <div className="grid gap-1.5">
        <Step state={state} />
        {rule && <p>{m.calibration_rule_is({ rule: valueText("calibration", rule) })}</p>}
        {source && <p className="text-soft">{m.calibration_source_is({ source })}</p>}
        {opened && (
          <p className="text-soft">{m.calibration_opened_at({ name: opened.by, at: formatDateTime(opened.at) })}</p>
        )}
        {closed && <p className="text-soft">{m.calibration_closed_at({ at: formatDateTime(closed.at) })}</p>}
      </div>
      {closed && (
        <Section title={m.calibration_agreed()}>
          <p className="max-w-3xl whitespace-pre-line">{closed.note}</p>
        </Section>
      )}
      <Section
        title={m.calibration_anchors_title()}
        actions={
          mayRun &&
          data.whyNotAdd === null && (
            <ButtonLink
              kind={cards.length === 0 ? "main" : "plain"}
              to={paths.calibrationNewAnchor(round.slug)}
              icon={<Plus size={18} aria-hidden />}
            >
              {m.calibration_add_anchor()}
            </ButtonLink>
          )
        }
      >
        {cards.length === 0 ? (
          <EmptyState title={m.calibration_anchors_empty()}>
            {rule && m.calibration_anchors_empty_text({ count: rule.anchors })}
          </EmptyState>
        ) : (
          <AnchorList
            cards={cards}
            rules={round}
            state={(card) => (
              <p className="text-sm text-soft">
                {m.calibration_photos_count({ count: card.photos.length })} ·{" "}
                {m.calibration_references_count({ count: card.references })}
              </p>
            )}
            acts={(card) => (
              <Acts
                data={data}
                id={card.id}
                comparison={comparison(card.id)}
                isHidden={isJuror && !hasSubmitted(card.own)}
              />
            )}
          />
        )}
        {state === "open" && isJuror && !cards.every(({ own }) => hasSubmitted(own)) && (
          <p className="mt-3 text-soft">{m.calibration_results_hidden()}</p>
        )}
      </Section>
      {state === "preparing" && mayRun && (
        <div className="mt-6 grid justify-items-start gap-3">
          <p className="max-w-3xl text-soft">{m.calibration_open_effect({ count: jurors.length })}</p>
          <PostButton kind="main" action={paths.calibrationAct(round.slug, "opening")} whyNot={data.whyNotOpen}>
            {m.calibration_open_act()}
          </PostButton>
        </div>
      )}
      {state !== "preparing" && (
        <Section title={m.calibration_jurors_title()}>
          <JurorTable
            slug={round.slug}
            jurors={jurors}
            anchors={cards.length}
            hasSecond={rule?.secondTime ?? false}
            waits={rule?.waits ?? false}
            mayWaive={mayRun && state === "open"}
          />
        </Section>
      )}
      {state === "open" && mayRun && (
        <div className="mt-6 grid justify-items-start gap-2">
          <ButtonLink kind={data.whyNotClose ? "plain" : "main"} to={paths.calibrationAct(round.slug, "closing")}>
            {m.calibration_close_act()}
          </ButtonLink>
          {data.whyNotClose && <p className="text-sm text-soft">{data.whyNotClose}</p>}
        </div>
      )}
    </>
  );
}

function Step({ state }: Pick<DeskData, "state">) {
  if (state === "open") return <Tag tone="wait">{m.calibration_step_open()}</Tag>;
  if (state === "closed") return <Tag tone="ok">{m.calibration_step_closed()}</Tag>;
  return <Tag>{m.calibration_step_preparing()}</Tag>;
}

interface ActsProps {
  readonly data: DeskData;
  readonly id: string;
  readonly comparison: string;
  readonly isHidden: boolean;
}

function Acts({ data, id, comparison, isHidden }: ActsProps) {
  if (data.state !== "preparing") {
    return isHidden ? null : (
      <ButtonLink small to={comparison}>
        {m.calibration_results()}
      </ButtonLink>
    );
  }
  if (!data.mayRun) return null;
  return (
    <>
      <ButtonLink small to={paths.calibrationAnchor(id)}>
        {m.calibration_edit_anchor()}
      </ButtonLink>
      <ButtonLink small to={paths.calibrationAnchorAct(id, "reference")}>
        {m.calibration_set_reference()}
      </ButtonLink>
      <Link to={paths.calibrationAnchorAct(id, "removal")} className="inline-flex min-h-11 items-center px-2">
        {m.calibration_remove_anchor()}
      </Link>
    </>
  );
}
