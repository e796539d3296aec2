import { useEffect, useMemo, useRef, useState } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { m } from "~/i18n/paraglide/messages";
import {
  type Field,
  isRefusal,
  isSame,
  isUnsaved,
  openedWith,
  pointsText,
  savingOf,
  typedIn,
  type Written,
} from "~/offline/field";
import { followAll, refusedLast } from "~/offline/fields";
import type { Operation } from "~/offline/operation";
import { useHydrated } from "~/ui/primitives/hydrated";
import type { FieldState } from "./criterion-fields";
import { earlyWords } from "./early-words";
import type { Unkept } from "./queue-chip";
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
    return [leaf.id, { text: pointsText(points), note: note ?? "" }];
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
 * not sent; its sentence stands beside the field. What becomes of a field is decided in `offline/field`.
 */
export function useSheetFields(
  sheet: Pick<ScoringSheet, "id" | "criteria" | "points" | "remarks">,
  initial: Initial,
  autosave: Autosave,
) {
  const leaves = useMemo(() => leavesOf(sheet.criteria), [sheet.criteria]);
  // What the server had when it wrote the page, or wrote it anew.
  const onPage = useMemo(() => allOf(initialOf(sheet)), [sheet]);
  // What a refused form typed is not saved, and waits for the juror to say so.
  const [shown, setShown] = useState<ReadonlyMap<string, Field>>(
    () => new Map(Array.from(allOf(initial), ([id, one]) => [id, openedWith(one, onPage.get(id) ?? one)])),
  );
  // By criterion, "" for the remarks: where the server joined what another device wrote.
  const [joined, setJoined] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(initial.errors.keys()));
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const refusals = refusedLast(autosave.state.operations, sheet.id);

  // Timers and the log speak between two renderings: each goes by what is known then.
  const latest = useRef({ autosave, leaves, fields: shown });
  latest.current = { ...latest.current, autosave, leaves };

  const showAll = (fields: ReadonlyMap<string, Field>) => {
    latest.current.fields = fields;
    setShown(fields);
  };
  const show = (id: string, field: Field) => showAll(new Map(latest.current.fields).set(id, field));
  const stopWaiting = (id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
  };
  const save = (id: string) => {
    stopWaiting(id);
    const { autosave, leaves, fields } = latest.current;
    const field = fields.get(id);
    if (!field) return;
    const leaf = leaves.find((criterion) => criterion.id === id);
    const criterionId = leaf ? id : null;
    const isUnfit = leaf !== undefined && isWrong(leaf, field);
    const refusedBase = autosave.baseOfRefused(criterionId);
    const { field: after, change, isPutBack } = savingOf(field, { isPoints: leaf !== undefined, isUnfit, refusedBase });
    const isKept =
      !change || autosave.save({ criterionId, criterionCode: leaf?.code ?? "", ...change }, field.told?.id);
    if (isPutBack && isKept) autosave.putBack(field.told?.id);
    show(id, isKept ? after : { ...field, isPausing: false });
  };
  const change = (id: string, part: Partial<Written>) => {
    setJoined((joined) => without(joined, id));
    show(id, typedIn(latest.current.fields.get(id) ?? openedWith(EMPTY, EMPTY), part));
    stopWaiting(id);
    timers.current.set(
      id,
      setTimeout(() => save(id), PAUSE_MS),
    );
  };
  const leave = (id: string) => {
    setLeft((left) => new Set(left).add(id));
    const field = latest.current.fields.get(id);
    // What is told to be refused is sent anew when it is changed, or when the juror saves the sheet.
    if (field && !isRefusal(refusals.get(id), field.typed)) save(id);
  };

  // What was typed before the page came to life: a box of several lines loses it while that happens.
  const isLive = useHydrated();
  const [before] = useState(() => (isLive ? NONE : earlyWords(namesOf(leaves))));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    if (isLive) return;
    const early = new Map([...before, ...earlyWords(namesOf(leaves))]);
    for (const [id, { typed }] of latest.current.fields) {
      const [text, note] =
        id === REMARKS ? [early.get("remarks")] : [early.get(`points.${id}`), early.get(`notes.${id}`)];
      if (text === undefined && note === undefined) continue;
      change(id, { text: text ?? typed.text, note: note ?? typed.note });
      save(id);
    }
  }, []);

  // Whatever became known, once all that was written is on this device: from the server, from another tab or device.
  const told = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the log or the page changes, or what stands in the fields
  useEffect(() => {
    const known = autosave.known();
    if (!known) return;
    const { fields } = latest.current;
    const followed = followAll(fields, onPage, known);
    for (const { operationId, criterionId, standing } of autosave.joined) {
      const id = criterionId ?? "";
      const [one, other] = [fields.get(id)?.typed, followed.get(id)?.typed];
      if (!one || !other || isSame(one, other) || told.current.has(operationId)) continue;
      if ((criterionId ? other.note : other.text) !== standing) continue;
      told.current.add(operationId);
      setJoined((joined) => new Set(joined).add(id));
    }
    if (followed !== fields) showAll(followed);
  }, [autosave, onPage, shown]);

  // A window that is put away may never come back: what is typed is kept now and not after a pause.
  const saveNow = useRef(() => {});
  saveNow.current = () => {
    for (const id of [...timers.current.keys()]) save(id);
  };
  useEffect(() => {
    const put = () => document.visibilityState === "hidden" && saveNow.current();
    document.addEventListener("visibilitychange", put);
    return () => document.removeEventListener("visibilitychange", put);
  }, []);

  const fields = new Map<string, FieldState>(
    leaves.map((leaf) => {
      const one = shown.get(leaf.id)?.typed ?? EMPTY;
      const { points, wrong } = readTypedPoints(leaf, one.text);
      const said = refusalSaid(refusals.get(leaf.id), leaf, one);
      const isUntouched = isSame(one, initial.fields.get(leaf.id) ?? one);
      const error =
        said ?? (left.has(leaf.id) ? wrong : null) ?? (isUntouched ? (initial.errors.get(leaf.id) ?? null) : null);
      return [leaf.id, { ...one, points, error, isJoined: joined.has(leaf.id) }];
    }),
  );

  return {
    fields,
    remarks: shown.get(REMARKS)!.typed.text,
    /** What another device wrote was joined into the remarks. */
    isJoined: joined.has(REMARKS),
    unkept: unkeptIn(shown, leaves),
    change,
    leave,
    changeRemarks: (text: string) => change(REMARKS, { text }),
    leaveRemarks: () => leave(REMARKS),
    /** Sends everything that fits; the id of the first field that does not, or null. */
    saveAll(): string | null {
      for (const id of latest.current.fields.keys()) save(id);
      setLeft(new Set(leaves.map((leaf) => leaf.id)));
      const { fields } = latest.current;
      return leaves.find((leaf) => isWrong(leaf, fields.get(leaf.id)))?.id ?? null;
    },
  };
}

/** The remarks among the fields. */
const REMARKS = "";

const NONE: ReadonlyMap<string, string> = new Map();

const namesOf = (leaves: readonly CriterionNode[]) => [
  ...leaves.flatMap(({ id }) => [`points.${id}`, `notes.${id}`]),
  "remarks",
];

const allOf = ({ fields, remarks }: Initial) => new Map([...fields, [REMARKS, { text: remarks, note: "" }] as const]);

/** Whether the points in a field do not fit. */
const isWrong = (leaf: CriterionNode, field: Field | undefined) =>
  readTypedPoints(leaf, field?.typed.text ?? "").wrong !== null;

/** What stands in the fields and is not even on this device. */
function unkeptIn(fields: ReadonlyMap<string, Field>, leaves: readonly CriterionNode[]): Unkept {
  const unfit = leaves
    .filter(({ id }) => fields.get(id)?.isPausing === false)
    .filter((leaf) => isWrong(leaf, fields.get(leaf.id)));
  const unsaved = [...fields].filter(([id, field]) => isUnsaved(field) && !unfit.some((leaf) => leaf.id === id));
  return {
    unfit: unfit.length,
    pausing: unsaved.filter(([, { isPausing }]) => isPausing).length,
    unsaved: unsaved.filter(([, { isPausing }]) => !isPausing).length,
  };
}

/** Beside a field as long as what was refused stands in it. */
function refusalSaid(refused: Operation | undefined, { code }: CriterionNode, one: Written): string | null {
  if (refused?.state.kind !== "refused" || !isRefusal(refused, one)) return null;
  const { reason } = refused.state;
  return refused.keepsPoints ? m.judge_refused_note({ code, reason }) : m.judge_refused_point({ code, reason });
}

const EMPTY: Written = { text: "", note: "" };

const without = (all: ReadonlySet<string>, one: string) =>
  all.has(one) ? new Set([...all].filter((id) => id !== one)) : all;
