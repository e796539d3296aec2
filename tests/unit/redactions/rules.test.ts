import { expect, test } from "vitest";
import { whyNotFit } from "~/domain/redactions/policy";
import { leftoversIn, plainCopy, suggestedCopy } from "~/domain/redactions/rules";
import { needlesFor } from "~/domain/redactions/traces";

const photo = {
  fileId: "0198f3a0-0000-7000-8000-000000000001",
  view: "front",
  width: 900,
  height: 900,
  sha256: "",
} as const;
const dossier = {
  product: { id: "p", name: "Ấm trà Gốm Sơn Nam", summary: null, setCase: null, setMembers: "Ấm\nChén" },
  answers: { description: "Gọi 0912345678 để đặt.", revenueLast: 912_345_678, lowerTitleNumber: "12/GCN" },
  photos: [photo],
};
const needles = needlesFor(
  {
    ...{ names: ["HTX Gốm Sơn Nam"], taxCode: null, phone: "0912345678", email: null, website: null },
    ...{ representatives: [], places: ["Xã Hòa Ninh"], numbers: [] },
  },
  [],
);

test("a copy begins with what was found replaced, numbers as they are, and no number of a certificate", () => {
  expect(suggestedCopy(dossier, needles)).toEqual({
    productName: "Ấm trà [cơ sở]",
    summary: null,
    setMembers: "Ấm\nChén",
    answers: { description: "Gọi [liên hệ] để đặt.", revenueLast: 912_345_678 },
    photos: [photo.fileId],
  });
  expect(leftoversIn(suggestedCopy(dossier, needles), needles)).toEqual([]);
});

test("what still stands is told with its field, and what names the maker is firm", () => {
  expect(leftoversIn(plainCopy(dossier), needles)).toEqual([
    { field: "productName", kind: "short_name", words: "Gốm Sơn Nam", isFirm: false },
    { field: "description", kind: "phone", words: "0912345678", isFirm: true },
  ]);
});

test("a copy with a name in it is never fit; with a common word it is, for a reason of ten letters", () => {
  const [soft, firm] = leftoversIn(plainCopy(dossier), needles);

  expect(whyNotFit([], undefined)).toBeNull();
  expect(whyNotFit([soft!, firm!], "Tên một giống lúa quen")).toBe(
    "Bản này còn 1 chỗ nêu đích danh cơ sở. Hãy sửa rồi mới giao.",
  );
  expect(whyNotFit([soft!], "Quen")).toBe(
    "Còn 1 chỗ có thể là của cơ sở. Hãy sửa, hoặc ghi lý do giữ lại (ít nhất 10 chữ).",
  );
  expect(whyNotFit([soft!], "Tên một loại gốm quen")).toBeNull();
});
