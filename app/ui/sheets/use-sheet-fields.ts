import { useEffect, useMemo, useRef, useState } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { follow, refusedLast, type Written } from "~/offline/fields";
import type { Operation } from "~/offline/operation";
import { type FieldState, fieldId } from "./criterion-fields";
import type { Autosave } from "./use-autosave";

/** Long enough that a number being typed is not sent half. */
const PAUSE_MS = 900;

/** What the page starts from: what the server has, or after a refused form what was typed in it. */
export interface Initial {
  readonly fields: ReadonlyMap<string, Written>;
  readonly remarks: string;
  /** Sentences of the server by criterion. */
  readonly errors: ReadonlyMap<string, string>;
  /** The remarks that stand, where others were typed over an older sheet; null elsewhere. */
  readonly standingRemarks: string | null;
}

export function initialOf(sheet: Pick<ScoringSheet, "criteria" | "points" | "remarks">): Initial {
  const typed = (leaf: CriterionNode): [string, Written] => {
    const { points = null, note = null } = sheet.points[leaf.id] ?? {};
    return [leaf.id, { text: points === null ? "" : formatPoints(points), note: note ?? "" }];
  };
  return {
    fields: new Map(leavesOf(sheet.criteria).map(typed)),
    remarks: sheet.remarks ?? "",
    errors: new Map(),
    standingRemarks: null,
  };
}

/**
 * What stands in the fields of a sheet, saved by itself: when a field is left, and when the juror pauses. What does not fit is
 * not sent; its sentence stands beside the field.
 */
export function useSheetFields(
  sheet: Pick<ScoringSheet, "id" | "criteria" | "points" | "remarks">,
  initial: Initial,
  autosave: Autosave,
) {
  const leaves = useMemo(() => leavesOf(sheet.criteria), [sheet.criteria]);
  const [typed, setTyped] = useState(() => allOf(initial));
  // By criterion, "" for the remarks: where the server joined what another device wrote.
  const [joined, setJoined] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(initial.errors.keys()));
  // What the server had: what a refused form typed is not saved, and waits for the juror to say so.
  const [onPage] = useState(() => allOf(initialOf(sheet)));
  const base = useRef(new Map(onPage));
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const refusals = refusedLast(autosave.state.operations, sheet.id);

  // What a pause waited for is saved by what is known then.
  const latest = useRef(autosave);
  latest.current = autosave;

  const show = (id: string, one: Written) => setTyped((typed) => new Map(typed).set(id, one));
  const stopWaiting = (id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
  };
  const save = (id: string, one: Written) => {
    stopWaiting(id);
    const leaf = leaves.find((criterion) => criterion.id === id);
    if (leaf && readTypedPoints(leaf, one.text).wrong) return;
    const criterionId = leaf ? id : null;
    const before = base.current.get(id) ?? EMPTY;
    const [words, wordsBefore] = leaf ? [one.note, before.note] : [one.text, before.text];
    const writtenOver = latest.current.baseOfRefused(criterionId) ?? wordsBefore;
    const keepsPoints = leaf !== undefined && before.text.trim() === one.text.trim();
    if ((keepsPoints || !leaf) && (words === wordsBefore || words === writtenOver)) {
      latest.current.putBack(criterionId);
      if (words !== wordsBefore) show(id, before);
      return;
    }
    const change = { criterionId, criterionCode: leaf?.code ?? "", ...one, base: writtenOver };
    if (latest.current.save({ ...change, ...(keepsPoints && { keepsPoints }) })) base.current.set(id, one);
  };
  const change = (id: string, part: Partial<Written>) => {
    const next = { ...EMPTY, ...typed.get(id), ...part };
    setJoined(without(joined, id));
    show(id, next);
    stopWaiting(id);
    timers.current.set(
      id,
      setTimeout(() => save(id, next), PAUSE_MS),
    );
  };
  const leave = (id: string) => {
    setLeft(new Set(left).add(id));
    const one = typed.get(id);
    // What is told to be refused is sent anew when it is changed, or when the juror saves the sheet.
    if (one && !isRefusal(refusals.get(id), one)) save(id, one);
  };

  // What was typed before the page came to life.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    for (const { id } of leaves) {
      const before = typed.get(id) ?? EMPTY;
      const box = document.getElementById(fieldId(id));
      if (!(box instanceof HTMLInputElement) || box.value === before.text) continue;
      const early = { ...before, text: box.value };
      show(id, early);
      save(id, early);
    }
  }, []);

  // Whatever became known, once all that was written is on this device: from the server, from another tab or device.
  const told = useRef(refusals);
  const shown = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the log changes, or what stands in the fields
  useEffect(() => {
    if (autosave.state.writing > 0) return;
    const standing = autosave.standing();
    const followed = new Map<string, Written>();
    for (const [id, first] of onPage) {
      const { text, note } = standing.get(id) ?? first;
      const field = { typed: typed.get(id) ?? EMPTY, base: base.current.get(id) ?? EMPTY };
      const after = follow(field, { text: text ?? first.text, note }, refusals.get(id), told.current.get(id));
      base.current.set(id, after.base);
      if (keyOf(after.typed) !== keyOf(field.typed)) followed.set(id, after.typed);
    }
    told.current = refusals;
    for (const { operationId, criterionId, standing } of autosave.joined) {
      const id = criterionId ?? "";
      const one = followed.get(id);
      if (shown.current.has(operationId) || !one || (criterionId ? one.note : one.text) !== standing) continue;
      shown.current.add(operationId);
      setJoined((joined) => new Set(joined).add(id));
    }
    if (followed.size === 0) return;
    setTyped((now) => {
      const next = new Map(now);
      for (const [id, one] of followed) if (now.get(id) === typed.get(id)) next.set(id, one);
      return next;
    });
  }, [autosave.state, typed]);

  // A window that is put away may never come back: what is typed is kept now and not after a pause.
  const saveNow = useRef(() => {});
  saveNow.current = () => {
    for (const [id, one] of typed) if (timers.current.has(id)) save(id, one);
  };
  useEffect(() => {
    const put = () => document.visibilityState === "hidden" && saveNow.current();
    document.addEventListener("visibilitychange", put);
    return () => document.removeEventListener("visibilitychange", put);
  }, []);

  const fields = new Map<string, FieldState>(
    leaves.map((leaf) => {
      const one = typed.get(leaf.id) ?? EMPTY;
      const { points, wrong } = readTypedPoints(leaf, one.text);
      const said = refusalSaid(refusals.get(leaf.id), leaf, one);
      const isUntouched = keyOf(one) === keyOf(initial.fields.get(leaf.id) ?? one);
      const error =
        said ?? (left.has(leaf.id) ? wrong : null) ?? (isUntouched ? (initial.errors.get(leaf.id) ?? null) : null);
      return [leaf.id, { ...one, points, error, isJoined: joined.has(leaf.id) }];
    }),
  );

  return {
    fields,
    remarks: typed.get(REMARKS)!.text,
    /** What another device wrote was joined into the remarks. */
    isJoined: joined.has(REMARKS),
    change,
    leave,
    changeRemarks: (text: string) => change(REMARKS, { text }),
    leaveRemarks: () => leave(REMARKS),
    /** Sends everything that fits; the id of the first field that does not, or null. */
    saveAll(): string | null {
      for (const [id, one] of typed) save(id, one);
      setLeft(new Set(leaves.map((leaf) => leaf.id)));
      return leaves.find((leaf) => readTypedPoints(leaf, typed.get(leaf.id)?.text ?? "").wrong)?.id ?? null;
    },
  };
}

/** The remarks among the fields. */
const REMARKS = "";

const allOf = ({ fields, remarks }: Initial) => new Map([...fields, [REMARKS, { text: remarks, note: "" }] as const]);

/** Whether what stands in a field is what was refused. */
const isRefusal = (refused: Operation | undefined, { text, note }: Written): boolean =>
  refused !== undefined && refused.note === note && (refused.keepsPoints === true || refused.text === text);

/** Beside a field as long as what was refused stands in it. */
function refusalSaid(refused: Operation | undefined, { code }: CriterionNode, one: Written): string | null {
  if (refused?.state.kind !== "refused" || !isRefusal(refused, one)) return null;
  const { reason } = refused.state;
  return refused.keepsPoints ? m.judge_refused_note({ code, reason }) : m.judge_refused_point({ code, reason });
}

const EMPTY: Written = { text: "", note: "" };

const without = (all: ReadonlySet<string>, one: string) =>
  all.has(one) ? new Set([...all].filter((id) => id !== one)) : all;

const keyOf = ({ text, note }: Written) => `${text}\n${note}`;
