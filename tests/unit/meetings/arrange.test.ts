import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange, type Placed, type Wanted } from "~/domain/meetings/arrange";
import { isInPart, overlap, type Slot, slotsOf } from "~/domain/meetings/rules";
import { MEETING_PARTS } from "~/lib/vocabulary";

const at = (clock: string) => new Date(`2026-12-05T${clock}:00+07:00`);
const DAY = {
  ...{ startsAt: at("08:00"), endsAt: at("12:00"), breakStartsAt: null, breakEndsAt: null },
  ...{ slotMinutes: 60, gapMinutes: 0 },
};
const clocks = (slots: readonly Slot[]) =>
  slots.map(({ from }) => new Date(from + 7 * 3_600_000).toISOString().slice(11, 16));
const wanted = (id: string, buyerId: string, partyId: string, parts: Partial<Wanted> = {}): Wanted => ({
  ...{ id, buyerId, partyId, buyerPart: "any", partyPart: "any" },
  ...parts,
});

test("slots follow each other with their gap, and begin anew after the break", () => {
  const day = { ...DAY, breakStartsAt: at("09:30"), breakEndsAt: at("10:10"), slotMinutes: 30, gapMinutes: 5 };
  expect(clocks(slotsOf(day))).toEqual(["08:00", "08:35", "10:10", "10:45", "11:20"]);
  expect(clocks(slotsOf({ ...DAY, endsAt: at("08:59") }))).toEqual([]);
});

test("noon belongs to the afternoon", () => {
  const slot = { from: at("12:00").getTime(), until: at("12:30").getTime() };
  expect(MEETING_PARTS.map((part) => isInPart(slot, part))).toEqual([true, false, true]);
});

test("a buyer stays at a table, and each that is left out is told why", () => {
  const slots = slotsOf({ ...DAY, startsAt: at("10:00"), endsAt: at("13:00") });
  const fixed: Placed[] = [{ buyerId: "an", partyId: "gốm", table: 2, ...slots[0]! }];
  const { placed, unplaced } = arrange(
    [
      wanted("1", "an", "mắm"),
      wanted("2", "an", "chè"),
      wanted("3", "an", "nón"),
      wanted("4", "bình", "gốm", { buyerPart: "morning", partyPart: "afternoon" }),
      wanted("5", "chi", "gốm"),
    ],
    { slots, tables: 2, fixed },
  );
  expect(placed).toEqual([
    { id: "1", slot: slots[1], table: 2 },
    { id: "2", slot: slots[2], table: 2 },
    { id: "5", slot: slots[1], table: 1 },
  ]);
  expect(unplaced).toEqual([
    { id: "3", why: "buyer_full" },
    { id: "4", why: "parts_apart" },
  ]);
});

test("tables that run out, and people who are never free at once, are told apart", () => {
  const slots = slotsOf({ ...DAY, startsAt: at("10:00"), endsAt: at("12:00") });
  const stands = (buyerId: string | null, partyId: string, table: number | null, slot: number): Placed => ({
    ...{ buyerId, partyId, table },
    ...slots[slot]!,
  });
  const why = (fixed: Placed[], tables = 2, asked = wanted("1", "an", "gốm")) =>
    arrange([asked], { slots, tables, fixed }).unplaced.map((one) => one.why);
  expect([
    why([stands("x", "y", 1, 0), stands("x", "y", 1, 1)], 1),
    why([stands("an", "y", 1, 0), stands("x", "gốm", 1, 1)]),
    why([stands(null, "gốm", null, 0), stands(null, "gốm", null, 1)]),
    why([], 2, wanted("1", "an", "gốm", { partyPart: "afternoon" })),
  ]).toEqual([["tables_full"], ["never_both"], ["party_full"], ["no_slot"]]);
});

const part = fc.constantFrom(...MEETING_PARTS);
const asked = fc
  .uniqueArray(fc.tuple(fc.nat(6), fc.nat(6), part, part), {
    selector: ([buyer, party]) => `${buyer} ${party}`,
    maxLength: 30,
  })
  .map((rows) =>
    rows.map(([buyer, party, buyerPart, partyPart], id) =>
      wanted(String(id), `b${buyer}`, `p${party}`, { buyerPart, partyPart }),
    ),
  );
const hall = fc.record({ hours: fc.integer({ min: 1, max: 7 }), tables: fc.integer({ min: 1, max: 7 }) });
const slotsFor = (hours: number) =>
  slotsOf({ ...DAY, startsAt: at("09:00"), endsAt: at(`${String(9 + hours).padStart(2, "0")}:00`) });

test("nobody and no table is taken twice, what stands stays, wishes are kept, and nothing left out would fit", () => {
  fc.assert(
    fc.property(asked, asked, hall, (before, now, { hours, tables }) => {
      const slots = slotsFor(hours);
      const earlier = arrange(before, { slots, tables, fixed: [] });
      const byId = new Map(before.map((one) => [one.id, one]));
      const fixed = earlier.placed.map(({ id, slot, table }): Placed => {
        const { buyerId, partyId } = byId.get(id)!;
        return { buyerId, partyId, table, ...slot };
      });
      const answer = arrange(now, { slots, tables, fixed });

      expect(arrange(now, { slots, tables, fixed })).toEqual(answer);
      expect([...answer.placed, ...answer.unplaced].map(({ id }) => id).sort()).toEqual(now.map(({ id }) => id).sort());
      const placed = answer.placed.map(({ id, slot, table }) => ({
        ...now.find((one) => one.id === id)!,
        slot,
        table,
      }));
      for (const one of placed) {
        expect(one.table).toBeGreaterThanOrEqual(1);
        expect(one.table).toBeLessThanOrEqual(tables);
        expect(isInPart(one.slot, one.buyerPart) && isInPart(one.slot, one.partyPart)).toBe(true);
      }
      const all = [...fixed.map((one) => ({ ...one, slot: one })), ...placed];
      for (const [at, one] of all.entries()) {
        for (const other of all.slice(at + 1).filter(({ slot }) => overlap(slot, one.slot))) {
          expect([one.table === other.table, one.buyerId === other.buyerId, one.partyId === other.partyId]).toEqual([
            false,
            false,
            false,
          ]);
        }
      }
      for (const { id } of answer.unplaced) {
        const one = now.find((row) => row.id === id)!;
        const fits = slots.filter((slot) => {
          const there = all.filter((other) => overlap(other.slot, slot));
          return (
            isInPart(slot, one.buyerPart) &&
            isInPart(slot, one.partyPart) &&
            there.length < tables &&
            !there.some(({ buyerId, partyId }) => buyerId === one.buyerId || partyId === one.partyId)
          );
        });
        expect(fits).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test("with tables for all and no wishes, everybody who wants no more meetings than there are slots gets each of them", () => {
  fc.assert(
    fc.property(asked, (rows) => {
      const wishes = rows.map((row) => ({ ...row, buyerPart: "any" as const, partyPart: "any" as const }));
      const most = Math.max(
        1,
        ...[...Map.groupBy(wishes, ({ buyerId }) => buyerId).values()].map((own) => own.length),
        ...[...Map.groupBy(wishes, ({ partyId }) => partyId).values()].map((own) => own.length),
      );
      expect(arrange(wishes, { slots: slotsFor(most), tables: 7, fixed: [] }).unplaced).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
