import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { headText } from "~/domain/ledger/head";
import { leafHashOf, rootOf } from "~/domain/ledger/merkle";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { leavesOf } from "~/domain/schemes/criteria";
import { SchemeRules } from "~/domain/schemes/rules";
import { countTranscript, resultOf } from "~/domain/transcripts/count";
import { digestOf, hashOf, keyIdOf, sealText } from "~/domain/transcripts/digest";
import { FORMAT, type Transcript, type TranscriptContent, type TranscriptSheet } from "~/domain/transcripts/format";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { fractionText } from "~/lib/points";

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? Draft<U>[] : Draft<T[K]> };
/** A transcript that a test may change. */
export type DraftTranscript = Draft<Transcript>;

const AT = "2026-06-20T03:00:00.000Z";
const ACTOR = "0".repeat(31);

/** Ids that look as the database makes them, in the order they are asked for. */
const idMaker = () => {
  let number = 0;
  return () => {
    number += 1;
    return `01890000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
  };
};

const key: KeyObject = generateKeyPairSync("ed25519").privateKey;
const otherKey: KeyObject = generateKeyPairSync("ed25519").privateKey;

interface Shape {
  readonly entries?: number;
  readonly jurors?: number;
  readonly cap?: number | null;
  /** Leaves of the criteria; left out: those of the programme. */
  readonly criteria?: number;
}

/** A whole transcript, counted, in the ledger and signed: every entry scored by every juror, the best recognised. */
export function aTranscript({ entries = 5, jurors = 3, cap = 2, criteria }: Shape = {}): DraftTranscript {
  const id = idMaker();
  const roundId = id();
  const rules = rulesFor(cap, criteria);
  const leaves = leavesOf(rules.criteria.value, "B").map(({ code, maximum }) => ({
    id: id(),
    code,
    maximum,
    step: rules.scoreStep.value,
  }));
  const seats = Array.from({ length: jurors }, (_, at) => ({ id: id(), name: `${at % 10}`.repeat(32) }));
  const listed = Array.from({ length: entries }, (_, at) => ({
    id: id(),
    code: `LDG-${String(at + 1).padStart(4, "0")}`,
    group: "B",
    territory: null,
    establishment: null,
  }));
  const payloads: Record<string, unknown>[] = [];
  const write = (kind: string, own: Record<string, unknown>, juror = 9) =>
    payloads.push({ ...own, actor: `${ACTOR}${juror % 10}`, at: AT, kind, operation: id(), round: roundId });
  const told = { rules, rulesHash: hashOf(rules), criteria: leaves };
  write("rules_frozen", { ...told, scheme: { code: "CNNTTB", version: 1 } });
  const sheets = listed.flatMap((entry, place) =>
    seats.map((seat, juror): TranscriptSheet => {
      const sheet = id();
      const about = { sheet, nomination: entry.id, appointment: seat.id };
      const points = leaves.map((leaf, index) => ({ criterion: leaf.id, points: pointsOf(leaf, place, juror, index) }));
      for (const [index, { criterion, points: given }] of points.entries()) {
        const { code } = leaves[index]!;
        write("point_recorded", { ...about, criterion, code, points: given, previous: null }, juror);
      }
      const total = points.reduce((sum, one) => sum + one.points, 0);
      write("sheet_signed", { ...about, criteria: points, total }, juror);
      return { id: sheet, entry: entry.id, juror: seat.id, signed: true, recused: false, points, total };
    }),
  );
  const counted = countTranscript(rules, { criteria: leaves, entries: listed, sheets });
  write("tally_taken", {
    tally: id(),
    rulesHash: told.rulesHash,
    ledgerSize: payloads.length,
    entries: counted.map(({ nominationId, sheets, score, rank, outcome }) => ({
      nomination: nominationId,
      sheets,
      mean: score && fractionText(score),
      rank,
      outcome,
    })),
  });
  const decision = { id: id(), number: "1493/QĐ-UBND", decidedOn: "2026-06-19" };
  const winners = counted.filter((row) => row.outcome === "recognised");
  const items = winners.map((row, at) => ({
    position: at + 1,
    entry: row.nominationId,
    entries: [row.nominationId],
    product: `Sản phẩm ${at + 1}`,
    establishment: `Cơ sở ${at + 1}`,
    tier: row.grade?.tier.code ?? null,
    putForward: false,
  }));
  write("decision_recorded", {
    decision: decision.id,
    number: decision.number,
    decidedOn: decision.decidedOn,
    agency: "Ủy ban nhân dân tỉnh Lâm Đồng",
    motion: null,
    approvalNote: null,
    items: items.map(({ position, entry, tier }) => ({
      nominationId: entry,
      mergeId: null,
      productId: id(),
      position,
      tier,
      isPutForward: false,
    })),
  });
  write("results_released", {
    decision: decision.id,
    number: decision.number,
    recognised: items.length,
    establishments: items.length,
    participants: entries,
  });
  const content: Omit<TranscriptContent, "heads"> = {
    format: FORMAT,
    round: {
      id: roundId,
      slug: "binh-chon",
      name: "Bình chọn",
      nameEn: "Selection",
      level: "province",
      year: 2026,
      agency: "Sở Công Thương",
    },
    replaces: null,
    rules: rules as unknown as Record<string, unknown>,
    rulesHash: told.rulesHash,
    criteria: leaves,
    entries: listed,
    jurors: seats,
    sheets,
    result: counted.map((row) => resultOf(row)),
    decisions: [{ ...decision, agency: "Ủy ban nhân dân tỉnh Lâm Đồng", releasedAt: AT, items }],
  };
  const events = payloads.map((payload, place) => ({ place, payload }));
  return signAnew({ ...content, heads: [], events, seal: {} } as unknown as DraftTranscript);
}

function rulesFor(cap: number | null, criteria: number | undefined): SchemeRules {
  const rules = SchemeRules.parse({
    ...CNNTTB.rules,
    minimumSheets: { value: 1, source: "test" },
    cap: { value: cap, source: "test" },
  });
  if (criteria === undefined) return rules;
  const own = Array.from({ length: criteria }, (_, at) => ({
    code: `C${at + 1}`,
    title: `Tiêu chí ${at + 1}`,
    titleEn: `Criterion ${at + 1}`,
    maximum: 10_000 / criteria,
  }));
  return { ...rules, criteria: { value: own, source: "test" }, tieBreaks: { value: [], source: "test" } };
}

/** The first entries are the best, with some spread between jurors; on the step and within the maximum. */
function pointsOf(leaf: { maximum: number; step: number }, place: number, juror: number, index: number): number {
  const share = Math.max(40, 96 - ((place * 7 + juror * 3 + index) % 50));
  return Math.floor((leaf.maximum * share) / 100 / leaf.step) * leaf.step;
}

/** What whoever holds a signing key would do after changing a file: grow the tree anew, sign its head, and seal. */
export function signAnew(file: DraftTranscript, { by = key }: { by?: KeyObject } = {}): DraftTranscript {
  const publicKey = (by.export({ format: "jwk" }).x as string) ?? "";
  const named = { key: keyIdOf(Buffer.from(publicKey, "base64url")), publicKey };
  const signed = (text: string) => sign(null, Buffer.from(text), by).toString("base64url");
  const leaves = file.events.map((event) =>
    "payload" in event
      ? leafHashOf(Buffer.from(canonicalJson(event.payload as { [name: string]: JsonValue })))
      : event.leaf,
  );
  const head = { roundId: file.round.id, size: leaves.length, root: rootOf(leaves), signedAt: new Date(AT) };
  const heads = [{ size: head.size, root: head.root, at: AT, ...named, signature: signed(headText(head)) }];
  const content = { ...file, heads };
  const stamp = { digest: digestOf(content), at: AT };
  return { ...content, seal: { ...stamp, ...named, signature: signed(sealText(file.round.id, stamp)) } };
}

/** The same with a key that is not the office's. */
export const signWithOtherKey = (file: DraftTranscript) => signAnew(file, { by: otherKey });

/** The office's public key, base64url. */
export const OFFICE_KEY = key.export({ format: "jwk" }).x as string;
