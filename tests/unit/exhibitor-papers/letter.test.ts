import { expect, test } from "vitest";
import { composeLetter, sizeOf } from "~/domain/exhibitor-papers/compose-letter";
import { type LetterContent, type LetterPlace, sumsOf } from "~/domain/exhibitor-papers/letter-content";
import { countLetters } from "~/domain/exhibitor-papers/sign-list.server";

const aPlace = (changes: Partial<LetterPlace> = {}): LetterPlace => ({
  code: "B1",
  hall: "A",
  plan: 0,
  kind: "standard",
  width: 30,
  height: 30,
  openSides: 1,
  power: 0,
  hasWater: false,
  rent: 6_000_000,
  support: 0,
  exhibitor: null,
  ...changes,
});

const aLetter = (changes: Partial<LetterContent> = {}): LetterContent => ({
  at: "2026-11-12T07:30:00.000Z",
  number: 1,
  fair: { name: "Hội chợ", venue: "Quảng trường", startsOn: "2026-12-04", endsOn: "2026-12-09" },
  issuer: { parent: "UBND tỉnh", name: "Sở Công Thương", place: "Đà Lạt" },
  signer: { title: "Giám đốc", name: "Trần Thị Lụa" },
  notes: "",
  application: { number: "HC26-001", signName: "Gốm" },
  applicant: { name: "Cơ sở Gốm", taxCode: null, address: "" },
  isCentre: false,
  places: [aPlace()],
  exhibitors: [],
  services: [],
  supportSource: "",
  money: { deposit: 500, depositDueOn: null, balanceDueOn: null },
  goodsListDueOn: null,
  goodsDueOn: null,
  events: [],
  plans: [],
  ...changes,
});

const textsOf = (content: LetterContent) =>
  composeLetter(content, { isDraft: false }).blocks.map((block) => ("text" in block ? block.text : block.kind));

test("a letter without support, days and services says nothing of them", () => {
  expect(textsOf(aLetter())).toEqual([
    "Kính gửi: Cơ sở Gốm.",
    "Theo đơn đăng ký số HC26-001, Sở Công Thương xác nhận Cơ sở Gốm có gian hàng tại Hội chợ, từ ngày 04 tháng 12 năm 2026 đến ngày 09 tháng 12 năm 2026, tại Quảng trường. Biển tên gian hàng: “Gốm”.",
    "Gian hàng (1 gian)",
    "table",
    "Tiền thuê gian hàng: 6.000.000 đồng (Bằng chữ: Sáu triệu đồng).",
    "Thư này ghi gian hàng như đã sắp xếp lúc 14h30 ngày 12/11/2026; vị trí được đánh dấu trên sơ đồ kèm theo. Khi gian hàng thay đổi, Sở Công Thương gửi thư mới và chỉ thư mới nhất có giá trị.",
  ]);
});

test("when the list of goods is to be sent and when goods arrive are two days, each said as such", () => {
  const letter = aLetter({ goodsListDueOn: "2026-11-20", goodsDueOn: "2026-12-02" });
  expect(composeLetter(letter, { isDraft: false }).blocks.find(({ kind }) => kind === "items")).toEqual({
    kind: "items",
    items: ["Danh mục hàng hóa gửi trước hết ngày 20/11/2026", "Hàng hóa đưa đến chậm nhất ngày 02/12/2026"],
  });
});

test("without a price there is no sum, and the letter says so", () => {
  const places = [aPlace(), aPlace({ code: "R1", kind: "raw", rent: null })];
  expect(sumsOf(places)).toBeNull();
  expect(textsOf(aLetter({ places }))).toContain("Đơn giá còn để trống được báo sau.");
});

test("a draft is marked and has no date; what is issued has one and is not", () => {
  const { mark, placeAndDate } = composeLetter(aLetter(), { isDraft: true });
  expect([mark, placeAndDate]).toEqual(["Dự thảo", "Đà Lạt, ngày …… tháng …… năm ……"]);
  const issued = composeLetter(aLetter(), { isDraft: false });
  expect([issued.mark, issued.placeAndDate]).toEqual(["", "Đà Lạt, ngày 12 tháng 11 năm 2026"]);
});

test("a day of an event is said once where it is one", () => {
  const event = { title: "Lắp dựng", place: "Cổng B", startsAt: "2026-12-02T01:00:00.000Z" };
  const items = (endsAt: string) =>
    composeLetter(aLetter({ events: [{ ...event, endsAt }] }), { isDraft: false }).blocks.find(
      ({ kind }) => kind === "items",
    );
  expect(items("2026-12-02T10:00:00.000Z")).toEqual({
    kind: "items",
    items: ["Lắp dựng: 08h00 đến 17h00 ngày 02/12/2026, Cổng B"],
  });
  expect(items("2026-12-03T10:00:00.000Z")).toEqual({
    kind: "items",
    items: ["Lắp dựng: 08h00 ngày 02/12/2026 đến 17h00 ngày 03/12/2026, Cổng B"],
  });
});

test("sizes are metres, and letters are counted as a reader does", () => {
  expect(sizeOf({ width: 30, height: 45 })).toBe("3 x 4,5 m");
  expect(countLetters("Gốm 👨‍👩‍👧 Bà Tư".normalize("NFD"))).toBe(11);
});
