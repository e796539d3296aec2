import { useMemo, useRef } from "react";
import type { OwnSheet } from "~/domain/sheets/queries.server";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { newUuid } from "~/lib/uuid";
import type { Change } from "~/offline/field";
import { baseOfRefused, type Joined, joinedSince, type Known, refusedLast, standingBeyond } from "~/offline/fields";
import { refusedUpTo } from "~/offline/operation";
import { EMPTY_LOG, type LogState, waitingIn } from "~/offline/operation-log";
import { useLogState, useOffline } from "./offline-context";

export interface ChangedField extends Change {
  /** Null for the remarks. */
  readonly criterionId: string | null;
  readonly criterionCode: string;
}

export interface Autosave {
  readonly state: LogState;
  /** Words that the server joined with those of another device since the page was made. */
  readonly joined: readonly Joined[];
  /** What the server has beyond what the page was made of, or will have; null while something is on its way onto this device. */
  known(): Known | null;
  /** What refused words of a field, whose base stands no longer, were written over. criterionId: null for the remarks. */
  baseOfRefused(criterionId: string | null): string | undefined;
  /** False where this page has no log to keep it in yet. told: id of the refusal that the field told of. */
  save(field: ChangedField, told: string | undefined): boolean;
  /** The juror put back what the server has: what was refused up to `told`, and was in the field, says nothing any more. */
  putBack(told: string | undefined): void;
  /** Resolves once everything is on this device. */
  kept(): Promise<void>;
  /** Resolves, once everything is on this device, to whether the server has it too. */
  flush(): Promise<boolean>;
}

interface SheetOfPage {
  readonly id: string;
  readonly round: Pick<ScoringSheet["round"], "id">;
  readonly sheet: Pick<OwnSheet, "code">;
}

/** Keeps the changes of a sheet on the device while its juror writes, and sends them. readAt: when the server wrote the page. */
export function useAutosave({ id, round, sheet: { code } }: SheetOfPage, readAt: Date): Autosave {
  const { jurorId, log } = useOffline();
  const state = useLogState();
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  return useMemo(() => {
    const kept = async () => void (await writing.current);
    return {
      state,
      joined: joinedSince(state.operations, id, readAt.toISOString()),
      known() {
        // Of the log itself: between two renderings it knows more than the page does.
        const { operations, writing } = log?.state ?? EMPTY_LOG;
        if (writing > 0) return null;
        return { beyond: standingBeyond(operations, id, readAt.toISOString()), refused: refusedLast(operations, id) };
      },
      baseOfRefused: (criterionId) => baseOfRefused(log?.state.operations ?? [], id, criterionId),
      putBack(told) {
        const moot = refusedUpTo(log?.state.operations ?? [], told);
        if (moot.length > 0) void log?.dismiss(moot.map((one) => one.id));
      },
      save(field, told) {
        if (!log || !jurorId) return false;
        const at = new Date().toISOString();
        const operation = { ...field, id: newUuid(), jurorId, roundId: round.id, sheetId: id, code, at };
        writing.current = Promise.all([writing.current, log.add({ ...operation, state: { kind: "waiting" } }, told)]);
        return true;
      },
      kept,
      async flush() {
        await kept();
        if (!log) return true;
        return (await log.flush()) && waitingIn(log.state).length === 0;
      },
    };
  }, [log, jurorId, id, round.id, code, readAt, state]);
}
