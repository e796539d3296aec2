import { expect, test } from "vitest";
import { type Field, follow, isUnsaved, openedWith, savingOf, typedIn, type Written } from "~/offline/field";
import { baseOfRefused, baseOnServer, followAll, refusedLast, standingBeyond } from "~/offline/fields";
import { type Operation, type OperationState, refusedUpTo } from "~/offline/operation";

const WAITING: OperationState = { kind: "waiting" };
const SENT: OperationState = { kind: "sent", at: "2026-11-22T02:00:00.000Z" };
const REFUSED: OperationState = { kind: "refused", reason: "Quá dài" };

let made = 0;

const anOperation = (state: OperationState, more: Partial<Operation> = {}): Operation => ({
  id: `operation-${++made}`,
  jurorId: "juror",
  roundId: "round",
  sheetId: "sheet",
  code: "A-01",
  criterionId: "I.1",
  criterionCode: "I.1",
  text: "7",
  note: "dài",
  base: "ngắn",
  at: "2026-11-22T01:00:00.000Z",
  state,
  ...more,
});

const aNote = (state: OperationState, note: string, base: string) =>
  anOperation(state, { note, base, keepsPoints: true });

const PAGE = "2026-11-22T00:00:00.000Z";

test("what was refused is none of what the server has, and is told as long as it is the last of its field", () => {
  const first = anOperation(SENT, { text: "6", note: "ngắn" });
  const refused = anOperation(REFUSED, { text: "8" });
  const standing = (...operations: Operation[]) => standingBeyond(operations, "sheet", PAGE).get("I.1");

  expect(standing(first, refused)).toEqual({ text: "6", note: "ngắn" });
  expect(standing(refused)).toBeUndefined();
  expect([...refusedLast([first, refused], "sheet")]).toEqual([["I.1", refused]]);
  // A note that is accepted afterwards says nothing of the points.
  const note = aNote(SENT, "vừa", "ngắn");
  expect(standing(first, refused, note)).toEqual({ text: "6", note: "vừa" });
  expect([refusedLast([first, refused, note], "sheet").size, refusedLast([refused], "other").size]).toEqual([0, 0]);
});

const written = (text: string, note = "") => ({ text, note });
const EMPTY = written("");

/** A field in which `typed` stands, over `base`. */
const aField = (typed: Written, base: Written = typed, told: Operation | null = null): Field => ({
  ...openedWith(typed, base),
  told,
});

test("a field nobody writes in follows another tab or device; one that is written in stays, and what it is written over", () => {
  const standing = written("1", "Thơm");
  expect(follow(aField(EMPTY), standing, undefined)).toEqual(aField(standing));

  const writing = aField(written("", "đang viết"), EMPTY);
  expect(follow(writing, standing, undefined)).toEqual(writing);
  // A space at the end is being typed.
  const spaced = aField(written("1", "Thơm "), standing);
  expect(follow(spaced, standing, undefined)).toEqual(spaced);
});

test("words joined with another device's are shown once nobody writes on, and are written over only then", () => {
  const joined = written("B\n\nA");
  const own = aField(written("A, tiếp"), written("A"));
  expect(follow(own, joined, undefined)).toEqual(own);
  expect(follow(aField(written("A")), joined, undefined)).toEqual(aField(joined));
});

test("a refusal shows what was refused over what the server has, until it is read", () => {
  const standing = written("6");
  const refused = anOperation(REFUSED, { text: "8", note: "" });
  const shown = { typed: written("8"), base: standing, told: refused };
  // Its own tab, another tab, a page that is opened later.
  for (const before of [written("8"), standing]) {
    expect(follow(aField(before), standing, refused)).toMatchObject(shown);
  }
  expect(follow(aField(written("9"), written("8")), standing, refused)).toMatchObject({
    typed: written("9"),
    base: standing,
  });
  // Put back by hand, and not shown again.
  expect(follow(aField(standing, standing, refused), standing, refused).typed).toEqual(standing);

  const read = aField(written("8"), standing, refused);
  expect(follow(read, standing, undefined)).toMatchObject({ typed: standing, base: standing, told: null });
  expect(follow(aField(written("9"), standing, refused), standing, undefined).typed).toEqual(written("9"));
  const note = aNote(REFUSED, "rất dài", "");
  expect(follow(aField(standing), standing, note).typed).toEqual(written("6", "rất dài"));
});

test("a page that opens with the log already read shows what was refused, and leaving its field takes nothing away", () => {
  const onPage = new Map([["I.1", written("6")]]);
  const refused = anOperation(REFUSED, { text: "8", note: "", base: "" });
  const known = { beyond: new Map(), refused: new Map([["I.1", refused]]) };
  const opened = new Map([["I.1", openedWith(written("6"), written("6"))]]);

  // Before anything is shown of it, the juror saves all fields.
  expect(saved(opened.get("I.1")!)).toEqual({ field: opened.get("I.1") });
  const shown = followAll(opened, onPage, known);
  expect(shown.get("I.1")).toMatchObject({ typed: written("8"), base: written("6"), isTouched: false });
  expect(saved(shown.get("I.1")!)).toMatchObject({ change: { text: "8", note: "", base: "" } });
  expect(followAll(shown, onPage, known)).toBe(shown);

  // Only who types what stood has put it back.
  const back = typedIn(shown.get("I.1")!, { text: "6" });
  expect(saved(back)).toEqual({ field: { ...back, isPausing: false }, isPutBack: true });
});

test("points and the note refused after them are shown together, sent together, and the points alone once the note is cleared", () => {
  const points = anOperation(REFUSED, { text: "5", note: "", base: "" });
  const note = { ...aNote(REFUSED, "Thơm", ""), text: "5" };
  const onPage = new Map([["I.1", EMPTY]]);
  const open = (operations: Operation[], field = openedWith(EMPTY, EMPTY)) =>
    followAll(new Map([["I.1", field]]), onPage, {
      beyond: standingBeyond(operations, "sheet", PAGE),
      refused: refusedLast(operations, "sheet"),
    }).get("I.1")!;

  // A page that is opened later, and the one they were typed on.
  const shown = open([points, note]);
  expect(shown).toMatchObject({ typed: written("5", "Thơm"), base: EMPTY, told: { id: note.id, text: "5" } });
  expect(open([points, note], aField(written("5", "Thơm")))).toMatchObject({
    typed: written("5", "Thơm"),
    base: EMPTY,
  });
  expect(saved(shown, { refusedBase: "" }).change).toEqual({ text: "5", note: "Thơm", base: "" });
  const cleared = saved(typedIn(shown, { note: "" }), { refusedBase: "" });
  expect([cleared.isPutBack, cleared.change]).toEqual([undefined, { text: "5", note: "", base: "" }]);
  expect(refusedUpTo([points, note], shown.told?.id)).toEqual([points, note]);

  // Once the refused points are read, the field shows what stands in their place; a second note says the same points.
  expect(open([note], shown).typed).toEqual(written("", "Thơm"));
  const longer = aNote(REFUSED, "Thơm lắm", "Thơm");
  expect(open([points, note, longer]).typed).toEqual(written("5", "Thơm lắm"));
  // Not those that a later change was accepted after.
  const accepted = anOperation(SENT, { text: "6", note: "", base: "" });
  expect(open([points, accepted, note]).typed).toEqual(written("6", "Thơm"));
});

test("a refusal is told once its words stood in the field, and not to who is typing something else there", () => {
  const note = aNote(REFUSED, "Thơm", "");
  const typing = typedIn(openedWith(EMPTY, EMPTY), { text: "7" });

  // Another tab's note.
  const after = follow(typing, EMPTY, note);
  expect(after).toEqual(typing);
  expect(follow(typedIn(after, { text: "" }), EMPTY, note)).toMatchObject({ typed: written("", "Thơm"), told: note });
  // Its own words, typed on before the answer came.
  const own = aField(written("", "Thơm lắm"), written("", "Thơm"));
  expect(follow(own, EMPTY, note)).toMatchObject({ typed: written("", "Thơm lắm"), base: EMPTY, told: note });
  // The next refusal replaces the one before it only where nobody writes on.
  const shown = follow(openedWith(EMPTY, EMPTY), EMPTY, note);
  const next = aNote(REFUSED, "Mặn", "");
  expect(follow(shown, EMPTY, next)).toMatchObject({ typed: written("", "Mặn"), told: next });
  expect(follow(typedIn(shown, { note: "Thơm và" }), EMPTY, next)).toMatchObject({
    typed: written("", "Thơm và"),
    told: note,
  });
});

test("a space after points that are saved is taken out when the field is saved, which then follows again", () => {
  const spaced = saved(typedIn(aField(written("5", "Thơm")), { text: "5 " }));

  expect(spaced).toMatchObject({ field: { typed: written("5", "Thơm"), isPausing: false }, isPutBack: true });
  expect(follow(spaced.field, written("7", "Thơm"), undefined).typed).toEqual(written("7", "Thơm"));
});

test("fields follow a page that the server wrote anew, and not the one before it", () => {
  const sent = anOperation(SENT, { text: "5", note: "", base: "" });
  const knownOf = (readAt: string) => ({ beyond: standingBeyond([sent], "sheet", readAt), refused: new Map() });
  const pageOf = (text: string) => new Map([["I.1", written(text)]]);
  const opened = new Map([["I.1", openedWith(EMPTY, EMPTY)]]);

  const after = followAll(opened, pageOf(""), knownOf(PAGE));
  const again = followAll(after, pageOf("5"), knownOf("2026-11-22T03:00:00.000Z"));

  expect([after, again].map((fields) => fields.get("I.1")?.typed)).toEqual([written("5"), written("5")]);
  expect(followAll(again, pageOf("7"), knownOf("2026-11-22T04:00:00.000Z")).get("I.1")?.typed).toEqual(written("7"));
});

test("points that another device wrote over stand in the field, also where this one is told so only when it asks again", () => {
  const told = (points: number | null) =>
    anOperation({ ...SENT, kind: "sent", at: "2026-11-22T02:00:00.000Z", points });
  const standing = (one: Operation) => standingBeyond([one], "sheet", PAGE).get("I.1")?.text;

  expect([standing(told(7.5)), standing(told(null)), standing(anOperation(SENT))]).toEqual(["7,5", "", "7"]);
  // Its own note leaves them.
  expect(standingBeyond([told(7.5), aNote(SENT, "vừa", "dài")], "sheet", PAGE).get("I.1")).toEqual(
    written("7,5", "vừa"),
  );
});

test("a note that was joined stays in sight when points alone follow it", () => {
  const joined = anOperation(
    { kind: "sent", at: "2026-11-22T02:00:00.000Z", note: "Mặn · Thơm" },
    { note: "Thơm", base: "" },
  );
  const points = anOperation(SENT, { text: "8", note: "Thơm", base: "Thơm" });
  const standing = (...operations: Operation[]) => standingBeyond(operations, "sheet", PAGE).get("I.1");

  expect(standing(joined, points)).toEqual(written("8", "Mặn · Thơm"));
  expect(standing(points)).toEqual(written("8", "Thơm"));
});

const saved = (field: Field, { isUnfit = false, refusedBase }: { isUnfit?: boolean; refusedBase?: string } = {}) =>
  savingOf(field, { isPoints: true, isUnfit, refusedBase });

test("a note is kept beside points that do not fit, which stay in the field and are not saved", () => {
  const typed = typedIn(openedWith(written("5", "Thơm"), written("5", "Thơm")), { text: "105" });

  expect(saved(typed, { isUnfit: true })).toEqual({ field: { ...typed, isPausing: false } });
  const noted = typedIn(typed, { note: "Thơm lắm" });
  const { field, change } = saved(noted, { isUnfit: true });
  expect(change).toEqual({ text: "5", note: "Thơm lắm", base: "Thơm", keepsPoints: true });
  expect(field).toMatchObject({ typed: written("105", "Thơm lắm"), base: written("5", "Thơm lắm") });
  expect(isUnsaved(field)).toBe(true);
  // Put right, the points alone are sent.
  expect(saved(typedIn(field, { text: "10" })).change).toEqual({ text: "10", note: "Thơm lắm", base: "Thơm lắm" });
});

test("a field is unsaved until its change is on the device; what was refused, and a space too much, are not", () => {
  const typed = typedIn(openedWith(EMPTY, EMPTY), { text: "5" });
  const refused = anOperation(REFUSED, { text: "8", note: "" });

  expect([typed, saved(typed).field, typedIn(saved(typed).field, { text: "5 " })].map(isUnsaved)).toEqual([
    true,
    false,
    false,
  ]);
  expect([typed.isPausing, saved(typed).field.isPausing]).toEqual([true, false]);
  expect(isUnsaved(aField(written("8"), written("6"), refused))).toBe(false);
  expect(isUnsaved(aField(written("9"), written("6"), refused))).toBe(true);
});

test("words put back to what refused ones were written over are shown as they stand", () => {
  const field = typedIn(aField(written("6", "khác")), { note: "gốc" });
  expect(saved(field, { refusedBase: "gốc" })).toMatchObject({
    field: { typed: written("6", "khác") },
    isPutBack: true,
  });
  const remarks = typedIn(aField(written("Khá")), { text: "Giỏi" });
  expect(savingOf(remarks, { isPoints: false, isUnfit: false, refusedBase: undefined }).change).toEqual({
    text: "Giỏi",
    note: "",
    base: "Khá",
  });
});

test("what follows refused words is written over what those were, until words of the field are accepted", () => {
  const remarks = (state: OperationState, text: string, base: string) =>
    anOperation(state, { criterionId: null, text, note: "", base });
  const one = remarks(REFUSED, "rất dài", "gốc");
  const two = remarks(REFUSED, "vẫn dài", "rất dài");
  const baseOf = (...operations: Operation[]) => baseOfRefused(operations, "sheet", null);

  expect([baseOf(one), baseOf(one, two)]).toEqual(["gốc", "gốc"]);
  // What waits may be refused too: then it is found when the next ones are sent.
  for (const state of [WAITING, SENT]) expect(baseOf(one, remarks(state, "vừa", "gốc"))).toBeUndefined();
  expect([baseOf({ ...one, sheetId: "other" }), baseOfRefused([one], "sheet", "I.1")]).toEqual([undefined, undefined]);
});

test("words that waited behind refused ones go to the server as written over what those were", () => {
  const queued = [
    aNote(REFUSED, "rất dài", "gốc"),
    aNote(REFUSED, "vẫn dài", "rất dài"),
    aNote(WAITING, "vừa", "vẫn dài"),
    anOperation(WAITING, { criterionId: "I.2", base: "vẫn dài" }),
  ];

  expect([baseOnServer(queued[2]!, queued), baseOnServer(queued[3]!, queued)]).toEqual(["gốc", "vẫn dài"]);
  // The same words came back by a later change that was taken.
  const again = [anOperation(REFUSED, { note: "x", base: "" }), aNote(SENT, "x", ""), aNote(WAITING, "x y", "x")];
  expect(baseOnServer(again[2]!, again)).toBe("x");
  const taken = [aNote(SENT, "rất dài", "gốc"), ...queued.slice(1)];
  expect(baseOnServer(queued[2]!, taken)).toBe("rất dài");
});

test("points that the juror took back beside a refused note do not come back with it", () => {
  const standing = written("7", "");
  const first = anOperation(REFUSED, { text: "9", note: "A", base: "" });
  const shown = follow(openedWith(standing, standing), standing, first);
  const retyped = typedIn(shown, { text: "7" });
  const { change, isPutBack } = savingOf(retyped, { isPoints: true, isUnfit: false, refusedBase: undefined });

  expect(shown.typed).toEqual(written("9", "A"));
  expect([change, isPutBack]).toEqual([{ text: "7", note: "A", base: "", keepsPoints: true }, true]);
  // Points that do not fit take nothing back.
  const unfit = savingOf(typedIn(shown, { text: "99" }), { isPoints: true, isUnfit: true, refusedBase: undefined });
  expect(unfit.isPutBack).toBeUndefined();
});

test("points of another device come to a field that shows nothing but a refused note", () => {
  const refused = anOperation(REFUSED, { text: "7", note: "N", base: "", keepsPoints: true });
  const shown = follow(openedWith(written("7"), written("7")), written("7"), refused);
  const later = follow(shown, written("8"), refused);

  expect([shown.typed, later.typed]).toEqual([written("7", "N"), written("8", "N")]);
  expect(savingOf(later, { isPoints: true, isUnfit: false, refusedBase: undefined }).change).toMatchObject({
    text: "8",
    keepsPoints: true,
  });
});
