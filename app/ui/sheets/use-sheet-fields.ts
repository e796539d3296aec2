import { useEffect, useMemo, useRef, useState } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Operation } from "~/offline/operation";
import { refusedIn } from "~/offline/operation-log";
import { type FieldState, fieldId } from "./criterion-fields";
import type { Autosave } from "./use-autosave";

/** Long enough that a number being typed is not sent half. */
const PAUSE_MS = 900;

export interface Typed {
  readonly text: string;
  readonly note: string;
}

/** What the page starts from: what the server has, or after a refused form what was typed in it. */
export interface Initial {
  readonly fields: ReadonlyMap<string, Typed>;
  readonly remarks: string;
  /** Sentences of the server by criterion. */
  readonly errors: ReadonlyMap<string, string>;
  /** The remarks that stand, where others were typed over an older sheet; null elsewhere. */
  readonly standingRemarks: string | null;
}

export function initialOf(sheet: Pick<ScoringSheet, "criteria" | "points" | "remarks">): Initial {
  const typed = (leaf: CriterionNode): [string, Typed] => {
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
  const [typed, setTyped] = useState(initial.fields);
  const [remarks, setRemarks] = useState(initial.remarks);
  // By criterion, "" for the remarks: where the server joined what another device wrote.
  const [joined, setJoined] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(initial.errors.keys()));
  // What the server has: what a refused form typed is not saved, and waits for the juror to say so.
  const [standing] = useState(() => initialOf(sheet));
  const saved = useRef(new Map(standing.fields));
  const savedRemarks = useRef(standing.remarks);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const refusals = new Map(
    refusedIn(autosave.state)
      .filter((one) => one.sheetId === sheet.id)
      .map((one) => [one.criterionId ?? "", one]),
  );

  // What a pause waited for is saved by what is known then.
  const latest = useRef(autosave);
  latest.current = autosave;

  const stopWaiting = (key: string) => {
    clearTimeout(timers.current.get(key));
    timers.current.delete(key);
  };
  const save = (id: string, one: Typed) => {
    stopWaiting(id);
    const leaf = leaves.find((criterion) => criterion.id === id);
    const before = saved.current.get(id) ?? EMPTY;
    if (!leaf || readTypedPoints(leaf, one.text).wrong) return;
    const base = latest.current.baseOfRefused(id) ?? before.note;
    const keepsPoints = before.text.trim() === one.text.trim();
    if (keepsPoints && (one.note === before.note || one.note === base)) {
      latest.current.putBack(id);
      if (one.note !== before.note) setTyped((typed) => new Map(typed).set(id, before));
      return;
    }
    saved.current.set(id, one);
    latest.current.save({
      criterionId: id,
      criterionCode: leaf.code,
      ...one,
      base,
      ...(keepsPoints && { keepsPoints }),
    });
  };
  const saveRemarks = (text: string) => {
    stopWaiting("");
    const base = latest.current.baseOfRefused(null) ?? savedRemarks.current;
    if (text === savedRemarks.current || text === base) {
      latest.current.putBack(null);
      setRemarks(savedRemarks.current);
      return;
    }
    savedRemarks.current = text;
    latest.current.save({ criterionId: null, criterionCode: "", text, note: "", base });
  };
  const later = (key: string, work: () => void) => {
    stopWaiting(key);
    timers.current.set(key, setTimeout(work, PAUSE_MS));
  };
  const change = (id: string, part: Partial<Typed>) => {
    const next = { ...EMPTY, ...typed.get(id), ...part };
    setJoined(without(joined, id));
    setTyped(new Map(typed).set(id, next));
    later(id, () => save(id, next));
  };
  const leave = (id: string) => {
    setLeft(new Set(left).add(id));
    const one = typed.get(id);
    if (one) save(id, one);
  };

  // What was typed before the page came to life.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    const next = new Map(typed);
    const early: string[] = [];
    for (const leaf of leaves) {
      const before = typed.get(leaf.id) ?? EMPTY;
      const box = document.getElementById(fieldId(leaf.id));
      if (!(box instanceof HTMLInputElement) || box.value === before.text) continue;
      next.set(leaf.id, { ...before, text: box.value });
      early.push(leaf.id);
    }
    if (early.length > 0) setTyped(next);
    for (const id of early) save(id, next.get(id)!);
  }, []);

  // What the server has, once all that was written is on this device: what it refuses is none of it. A refusal that the juror has
  // read goes, and with it the words that it was about.
  const told = useRef(refusals);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the log changes
  useEffect(() => {
    if (autosave.state.writing > 0) return;
    const known = autosave.standing();
    for (const [id, first] of standing.fields) {
      const { text, note } = known.get(id) ?? first;
      saved.current.set(id, { text: text ?? first.text, note });
    }
    savedRemarks.current = known.get("")?.text ?? standing.remarks;
    const read = [...told.current.values()].filter(({ criterionId }) => !refusals.has(criterionId ?? ""));
    told.current = refusals;
    for (const { criterionId, text, note } of read) {
      if (criterionId === null) setRemarks((typed) => (typed === text ? savedRemarks.current : typed));
      else
        setTyped((typed) => {
          const isSame = keyOf(typed.get(criterionId) ?? EMPTY) === keyOf({ text, note });
          return isSame ? new Map(typed).set(criterionId, saved.current.get(criterionId) ?? EMPTY) : typed;
        });
    }
  }, [autosave.state]);

  // What this device knows beyond the page, which may have been kept for a while, is newer; what is being typed is newer still.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the device's store was read
  useEffect(() => {
    const seen = initial.fields;
    let isGone = false;
    void autosave.newer().then((newer) => {
      if (isGone || newer.size === 0) return;
      const remarks = newer.get("")?.text ?? null;
      const known = [...newer].flatMap(([id, { text, note }]): [string, Typed][] =>
        id === "" ? [] : [[id, { text: text ?? seen.get(id)?.text ?? "", note }]],
      );
      setTyped((typed) => {
        const next = new Map(typed);
        for (const [id, one] of known) {
          if (keyOf(typed.get(id) ?? EMPTY) === keyOf(seen.get(id) ?? EMPTY)) next.set(id, one);
        }
        return next;
      });
      if (remarks === null) return;
      setRemarks((typed) => (typed === initial.remarks ? remarks : typed));
    });
    return () => {
      isGone = true;
    };
  }, []);

  // Another device wrote too, and the server joined it: shown at once and one time, unless the juror writes on; then the next save
  // brings it.
  const shown = useRef(new Set<string>());
  useEffect(() => {
    for (const { operationId, criterionId, written, standing } of autosave.joined) {
      const one = criterionId === null ? null : (typed.get(criterionId) ?? EMPTY);
      if (shown.current.has(operationId) || written !== (one ? one.note : remarks)) continue;
      shown.current.add(operationId);
      setJoined((joined) => new Set(joined).add(criterionId ?? ""));
      if (criterionId === null || !one) {
        setRemarks(standing);
        continue;
      }
      setTyped((typed) => new Map(typed).set(criterionId, { ...one, note: standing }));
    }
  }, [autosave.joined, remarks, typed]);

  // A window that is put away may never come back: what is typed is kept now and not after a pause.
  const saveNow = useRef(() => {});
  saveNow.current = () => {
    for (const [id, one] of typed) if (timers.current.has(id)) save(id, one);
    if (timers.current.has("")) saveRemarks(remarks);
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
    remarks,
    /** What another device wrote was joined into the remarks. */
    isJoined: joined.has(""),
    change,
    leave,
    changeRemarks(text: string) {
      setJoined(without(joined, ""));
      setRemarks(text);
      later("", () => saveRemarks(text));
    },
    leaveRemarks: () => saveRemarks(remarks),
    /** Sends everything that fits; the id of the first field that does not, or null. */
    saveAll(): string | null {
      for (const [id, one] of typed) save(id, one);
      saveRemarks(remarks);
      setLeft(new Set(leaves.map((leaf) => leaf.id)));
      return leaves.find((leaf) => readTypedPoints(leaf, typed.get(leaf.id)?.text ?? "").wrong)?.id ?? null;
    },
  };
}

/** Beside a field as long as what was refused stands in it. */
function refusalSaid(refused: Operation | undefined, { code }: CriterionNode, { text, note }: Typed): string | null {
  if (refused?.state.kind !== "refused") return null;
  const { reason } = refused.state;
  if (refused.keepsPoints) return refused.note === note ? m.judge_refused_note({ code, reason }) : null;
  return refused.text === text ? m.judge_refused_point({ code, reason }) : null;
}

const EMPTY: Typed = { text: "", note: "" };

const without = (all: ReadonlySet<string>, one: string) =>
  all.has(one) ? new Set([...all].filter((id) => id !== one)) : all;

const keyOf = ({ text, note }: Typed) => `${text.trim()}\n${note}`;
