import { describe, expect, test } from "vitest";
import { composeAnnouncement } from "~/domain/release-papers/compose-announcement";
import { composeLetter } from "~/domain/release-papers/compose-letter";
import { LetterForm, PaperQuery } from "~/domain/release-papers/forms";
import { type LetterTexts, offeredTexts } from "~/domain/release-papers/letter-texts";
import { filledIn, unknownField } from "~/domain/release-papers/merge-fields";
import { paperNamed } from "~/domain/release-papers/papers";
import type { RecognisedList, RecognisedProduct } from "~/domain/release-papers/recognised-list.server";
import { rewardsFor } from "~/domain/release-papers/rewards";

const TIERS = [
  { code: "a", name: "Giải A" },
  { code: "b", name: "Giải B" },
];

const aProduct = (product: string, tier: string | null = null): RecognisedProduct => ({
  product,
  establishmentId: null,
  establishment: "Cơ sở Ưng Bằng",
  address: null,
  provinceName: "Lâm Đồng",
  group: "Thực phẩm",
  tier,
});

const aList = (changes: Partial<RecognisedList> = {}): RecognisedList => ({
  state: "sealed",
  seal: "1-9f86d081884c7d65",
  decision: {
    number: "1493/QĐ-UBND",
    decidedOn: "2026-02-05",
    agency: "Ủy ban nhân dân tỉnh Lâm Đồng",
    parentAgency: null,
    place: "Đà Lạt",
    signer: { title: "Phó Chủ tịch", name: "Nguyễn Văn Sơn" },
  },
  awards: [aProduct("Bánh tráng", "Giải A"), aProduct("Gốm", "Giải B"), aProduct("Mây")],
  ...changes,
});

const aRound = { level: "cấp tỉnh", year: 2026, tiers: TIERS, footer: "Niêm phong 1-9f86d081884c7d65." };

const someTexts = (changes: Partial<LetterTexts> = {}): LetterTexts => ({
  ...offeredTexts({
    authority: "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng",
    level: "cấp tỉnh",
    year: 2026,
    tiers: { value: [], source: "" },
  }),
  legalBases: ["Căn cứ Luật A.", "Theo đề nghị của B;"],
  articles: ["Công nhận {số sản phẩm} sản phẩm {cấp} năm {năm}.", "Có hiệu lực từ ngày ký.\nThay thế bản cũ."],
  recipients: ["- Như Điều 3", "Lưu: VT"],
  ...changes,
});

describe("award money", () => {
  const of = (general: bigint | null, tiers: [string, bigint][] = []) =>
    rewardsFor(aList().awards, TIERS, { general, tiers: new Map(tiers) });

  test("is counted by tier, what has no amount of its own by the general one", () => {
    expect(of(1_000_000n, [["a", 5_000_000n]])).toEqual({
      lines: [
        { tier: "Giải A", products: 1, each: 5_000_000n, sum: 5_000_000n },
        { tier: "Giải B", products: 1, each: 1_000_000n, sum: 1_000_000n },
        { tier: null, products: 1, each: 1_000_000n, sum: 1_000_000n },
      ],
      total: 7_000_000n,
    });
  });

  test("of a tier without any amount is none", () => {
    expect(of(null, [["b", 2_000_000n]])).toEqual({
      lines: [{ tier: "Giải B", products: 1, each: 2_000_000n, sum: 2_000_000n }],
      total: 2_000_000n,
    });
    expect(of(null)).toEqual({ lines: [], total: 0n });
  });

  test("is kept to the last đồng where a number would round", () => {
    const { total } = rewardsFor([aProduct("x"), aProduct("y"), aProduct("z")], [], {
      general: 900_000_000_000_001n,
      tiers: new Map(),
    });
    expect(total).toBe(2_700_000_000_000_003n);
  });

  test("goes on by the general amount for a tier that the rules no longer name", () => {
    expect(rewardsFor([aProduct("x", "Giải cũ")], TIERS, { general: 5n, tiers: new Map() }).lines).toEqual([
      { tier: "Giải cũ", products: 1, each: 5n, sum: 5n },
    ]);
  });
});

test("fields of articles are filled in, in whichever form of Unicode they were typed", () => {
  const values = { "số sản phẩm": "30", "số cơ sở": "21", cấp: "cấp tỉnh", năm: "2026" };
  expect(filledIn(`{số sản phẩm} của {${"số cơ sở".normalize("NFD")}}, { năm }`, values)).toBe("30 của 21, 2026");
  expect(unknownField("{số sản phẩm} {ngày ký}")).toBe("ngày ký");
  expect(unknownField("không có trường")).toBeNull();
});

describe("the letter of a decision", () => {
  test("made from a seal has its number, its articles, and its money in words after the first of them", () => {
    const texts = someTexts({
      rewards: { general: 2_000_000n, tiers: new Map([["a", 5_000_000n]]) },
      rewardLegalSource: "Nghị quyết số 12/NQ-HĐND",
      rewardFunding: "kinh phí khuyến công năm 2026.",
    });
    expect(composeLetter(texts, aList(), aRound)).toEqual({
      issuer: { parent: null, name: "Ủy ban nhân dân tỉnh Lâm Đồng" },
      number: "Số: 1493/QĐ-UBND",
      placeAndDate: "Đà Lạt, ngày 05 tháng 02 năm 2026",
      mark: "Dự thảo",
      title: "Quyết định",
      subject: "Về việc công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026",
      blocks: [
        { kind: "authority", text: "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng" },
        { kind: "bases", items: ["Căn cứ Luật A;", "Theo đề nghị của B."] },
        { kind: "order", text: "Quyết định:" },
        { kind: "article", number: 1, paragraphs: ["Công nhận 3 sản phẩm cấp tỉnh năm 2026."] },
        {
          kind: "article",
          number: 2,
          paragraphs: [
            "Tặng tiền thưởng cho các sản phẩm, bộ sản phẩm được công nhận tại Điều 1 theo Nghị quyết số 12/NQ-HĐND, như sau:",
            "- Giải A: 1 sản phẩm, mỗi sản phẩm 5.000.000 đồng (Bằng chữ: Năm triệu đồng), cộng 5.000.000 đồng (Bằng chữ: Năm triệu đồng);",
            "- Giải B: 1 sản phẩm, mỗi sản phẩm 2.000.000 đồng (Bằng chữ: Hai triệu đồng), cộng 2.000.000 đồng (Bằng chữ: Hai triệu đồng);",
            "- Sản phẩm, bộ sản phẩm: 1 sản phẩm, mỗi sản phẩm 2.000.000 đồng (Bằng chữ: Hai triệu đồng), cộng 2.000.000 đồng (Bằng chữ: Hai triệu đồng);",
            "Tổng số tiền thưởng: 9.000.000 đồng (Bằng chữ: Chín triệu đồng).",
            "Nguồn kinh phí: kinh phí khuyến công năm 2026.",
          ],
        },
        { kind: "article", number: 3, paragraphs: ["Có hiệu lực từ ngày ký.", "Thay thế bản cũ."] },
      ],
      recipients: ["Như Điều 3;", "Lưu: VT."],
      signer: { title: "Phó Chủ tịch", name: "Nguyễn Văn Sơn" },
      footer: "Niêm phong 1-9f86d081884c7d65.",
    });
  });

  test("is a draft, and before its decision leaves number, day and signer open", () => {
    const open = { ...aList().decision, number: null, decidedOn: null, signer: null };
    const decided = composeLetter(someTexts(), aList({ state: "decided", seal: null }), aRound);
    const proposed = composeLetter(someTexts(), aList({ state: "proposed", seal: null, decision: open }), aRound);
    expect([decided.mark, decided.number]).toEqual(["Dự thảo", "Số: 1493/QĐ-UBND"]);
    expect(proposed).toMatchObject({
      mark: "Dự thảo",
      number: "Số: ……/QĐ-……",
      placeAndDate: "Đà Lạt, ngày …… tháng …… năm ……",
      signer: { title: "………………", name: "" },
    });
  });

  test("names the signer its organisers wrote until another is sealed, and gives no article to money that is not given", () => {
    const texts = someTexts({ signerTitle: "KT. CHỦ TỊCH", signerName: "Lê Ấn" });
    const letter = composeLetter(texts, aList({ state: "decided", seal: null }), aRound);
    expect(letter.signer).toEqual({ title: "KT. CHỦ TỊCH", name: "Lê Ấn" });
    expect(composeLetter(texts, aList(), aRound).signer).toEqual({ title: "Phó Chủ tịch", name: "Nguyễn Văn Sơn" });
    expect(letter.blocks.filter(({ kind }) => kind === "article")).toHaveLength(2);
  });
});

const announce = (awards: readonly RecognisedProduct[], lastDay: string | null = "2026-03-05") => {
  const { number, decidedOn, signer, ...decision } = aList().decision;
  return composeAnnouncement(
    {
      decision: { ...decision, number: number!, decidedOn: decidedOn!, signer: signer! },
      roundName: "Kỳ bình chọn 2026",
      awards,
      complaints: { days: 15, lastDay },
      site: "https://tinhhoa.test",
      verifyPage: "https://tinhhoa.test/verify",
    },
    aRound,
  );
};

test.for([
  ["two of one name are two", [{ establishmentId: "một" }, { establishmentId: "hai" }], "2"],
  ["one of two names is one", [{ establishmentId: "một" }, { establishmentId: "một", establishment: "Tên cũ" }], "1"],
  ["without an id two addresses are two", [{ address: "Xã A" }, { address: "Xã B" }, { address: "Xã A" }], "2"],
] as const)("makers are counted by establishment: %s", ([, makers, count]) => {
  const awards = makers.map((maker, place) => ({ ...aProduct(`Mây ${place}`), ...maker }));
  const texts = someTexts({ articles: ["Công nhận sản phẩm của {số cơ sở} cơ sở."] });
  const [letter, announcement] = [composeLetter(texts, aList({ awards }), aRound), announce(awards)].map((paper) =>
    JSON.stringify(paper.blocks),
  );
  expect(letter).toContain(`sản phẩm của ${count} cơ sở`);
  expect(announcement).toContain(`sản phẩm của ${count} cơ sở`);
});

describe("the announcement", () => {
  test("names the decision, lists what was recognised, and says until when one may complain", () => {
    const letter = announce(aList().awards);
    expect([letter.title, letter.number, letter.placeAndDate, letter.mark]).toEqual([
      "Thông báo",
      "Số: ……/TB-……",
      "Đà Lạt, ngày …… tháng …… năm ……",
      "Dự thảo",
    ]);
    expect(letter.blocks.find(({ kind }) => kind === "table")).toMatchObject({
      rows: [
        ["1", "Bánh tráng", "Cơ sở Ưng Bằng", "Thực phẩm", "Giải A"],
        ["2", "Gốm", "Cơ sở Ưng Bằng", "Thực phẩm", "Giải B"],
        ["3", "Mây", "Cơ sở Ưng Bằng", "Thực phẩm", ""],
      ],
    });
    expect(letter.blocks.at(-1)).toEqual({
      kind: "paragraph",
      text: "Tổ chức, cá nhân có khiếu nại về kết quả gửi đến Hội đồng bình chọn trong thời hạn 15 ngày làm việc kể từ ngày công bố kết quả (hết ngày 05/03/2026).",
    });
  });

  test("has no column of tiers where there are none, and says so where nothing was recognised", () => {
    expect(announce([aProduct("Mây")]).blocks.find(({ kind }) => kind === "table")).toMatchObject({
      rows: [["1", "Mây", "Cơ sở Ưng Bằng", "Thực phẩm"]],
    });
    expect(announce([], null).blocks.some(({ kind }) => kind === "table")).toBe(false);
  });
});

test("prize money that the rules set is offered with the text that sets it", () => {
  const tier = { code: "a", name: "Giải A", nameEn: "Prize A", from: null, count: 2, money: 5_000_000 };
  const offered = (source: string, money: number | null) =>
    offeredTexts({
      authority: "Chủ tịch",
      level: "cấp tỉnh",
      year: 2026,
      tiers: { value: [{ ...tier, money }], source },
    });
  expect(offered("Nghị quyết 12", 5_000_000)).toMatchObject({
    rewards: { general: null, tiers: new Map([["a", 5_000_000n]]) },
    rewardLegalSource: "Nghị quyết 12",
  });
  expect(offered("Nghị quyết 12", null).rewardLegalSource).toBeNull();
});

describe("the form of a letter", () => {
  const typed = {
    version: "0",
    subject: "Về việc công nhận",
    authority: "Chủ tịch",
    legalBases: "Căn cứ A\n\n Căn cứ B ",
    articles: "Công nhận {số sản phẩm}.\n\nHiệu lực.\nDòng hai.",
    recipients: "Như Điều 3",
  };

  test("reads lines, articles parted by empty lines, and money as people type it", () => {
    const form = LetterForm.parse({
      ...typed,
      rewardAmount: "5 triệu",
      rewardTiers: { a: "1.001.000" },
      rewardLegalSource: "Nghị quyết 12",
    });
    expect(form).toMatchObject({
      legalBases: ["Căn cứ A", "Căn cứ B"],
      articles: ["Công nhận {số sản phẩm}.", "Hiệu lực.\nDòng hai."],
      rewardAmount: 5_000_000n,
      rewardTiers: { a: 1_001_000n },
    });
  });

  test.each([
    [{ articles: "Công nhận {ngày ký}." }, "articles", "Không có trường “ngày ký”."],
    [{ articles: "Điều 1. Công nhận." }, "articles", "Không ghi “Điều 1.” ở đầu: số điều được đánh tự động."],
    [
      { rewardAmount: "0", rewardLegalSource: "x" },
      "rewardAmount",
      "Hãy ghi số tiền lớn hơn 0 và không quá 1.000 tỷ đồng, ví dụ 5.000.000 hoặc 5 triệu.",
    ],
    [
      { rewardAmount: "1.000.000.000.001", rewardLegalSource: "x" },
      "rewardAmount",
      "Hãy ghi số tiền lớn hơn 0 và không quá 1.000 tỷ đồng, ví dụ 5.000.000 hoặc 5 triệu.",
    ],
    [
      { rewardTiers: { a: "2000 tỷ" }, rewardLegalSource: "x" },
      "rewardTiers.a",
      "Hãy ghi số tiền lớn hơn 0 và không quá 1.000 tỷ đồng, ví dụ 5.000.000 hoặc 5 triệu.",
    ],
    [{ rewardAmount: "5 triệu" }, "rewardLegalSource", "Hãy ghi văn bản quy định mức thưởng."],
    [{ rewardTiers: { a: "5000" } }, "rewardLegalSource", "Hãy ghi văn bản quy định mức thưởng."],
  ])("with %j is refused beside %s", (changes, path, message) => {
    const { issues } = LetterForm.safeParse({ ...typed, ...changes }).error!;
    expect(issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
  });
});

test("the most award money can be said in words, of one product and of a thousand", () => {
  const { rewardAmount } = LetterForm.parse({
    version: "0",
    subject: "Về việc công nhận",
    authority: "Chủ tịch",
    legalBases: "Căn cứ A",
    articles: "Công nhận.",
    recipients: "Như Điều 1",
    rewardAmount: "1000 tỷ",
    rewardLegalSource: "Nghị quyết 12",
  });
  const awards = Array.from({ length: 1000 }, (_, place) => aProduct(`Mây ${place}`));
  const texts = someTexts({
    rewards: { general: rewardAmount!, tiers: new Map() },
    rewardLegalSource: "Nghị quyết 12",
  });
  expect(composeLetter(texts, aList({ awards }), aRound).blocks[4]).toMatchObject({
    paragraphs: expect.arrayContaining([
      "Tổng số tiền thưởng: 1.000.000.000.000.000 đồng (Bằng chữ: Một triệu tỷ đồng).",
    ]),
  });
});

test("a paper is known by its name and one of its formats", () => {
  expect(paperNamed("letter", "docx")).toEqual({ paper: "letter", format: "docx" });
  expect([paperNamed("letter", "xlsx"), paperNamed("toString", "pdf"), paperNamed(undefined, "pdf")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("how labels are asked for falls back where it does not fit", () => {
  expect(PaperQuery.parse({ across: "99", down: "x", paper: "a3", order: "", decision: "1" })).toEqual({
    decision: undefined,
    order: "list",
    paper: "sheet",
    across: 2,
    down: 7,
  });
});
