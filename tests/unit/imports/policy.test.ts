import { expect, test } from "vitest";
import type { Actor } from "~/domain/context";
import { type AgencyScope, levelsOf, mayImportAwards, mayKeepImport, whyNotImportRow } from "~/domain/imports/policy";
import type { Level } from "~/lib/vocabulary";

const LAM_DONG = { id: "new-68", name: "Lâm Đồng" };
const BINH_THUAN = { currentId: "new-68", name: "Bình Thuận" };
const PHU_YEN = { currentId: "new-66", name: "Phú Yên" };

const scope = (level: Level, province: AgencyScope["province"] = LAM_DONG) => ({ level, province });

test("an agency imports lists of its level, and a province those below it too", () => {
  expect(levelsOf(scope("province"))).toEqual(["commune", "district", "province"]);
  expect(levelsOf(scope("commune"))).toEqual(["commune"]);
  expect(levelsOf(scope("region"))).toEqual(["region"]);
  expect(levelsOf(scope("nation"))).toEqual(["nation"]);
});

test.for([
  ["a province its own, the former ones too", scope("province"), { level: "province", province: BINH_THUAN }, null],
  ["a province a district of its own", scope("province"), { level: "district", province: BINH_THUAN }, null],
  ["a province another's", scope("province"), { level: "province", province: PHU_YEN }, "province"],
  ["a province the nation's", scope("province"), { level: "nation", province: BINH_THUAN }, "level"],
  ["a commune its province's", scope("commune"), { level: "province", province: BINH_THUAN }, "level"],
  ["a commune another province's", scope("commune"), { level: "commune", province: PHU_YEN }, "province"],
  ["a region every province of it", scope("region", null), { level: "region", province: PHU_YEN }, null],
  ["a region a province's", scope("region", null), { level: "province", province: PHU_YEN }, "level"],
  ["the nation its own", scope("nation", null), { level: "nation", province: PHU_YEN }, null],
  [
    "a province that is written down nowhere",
    scope("province", null),
    { level: "province", province: PHU_YEN },
    "province",
  ],
] as const)("whyNotImportRow: %s", ([, agency, row, column]) => {
  expect(whyNotImportRow(agency, row)?.column ?? null).toBe(column);
});

test("the refusal says whose list it is and whose the agency's are", () => {
  expect(whyNotImportRow(scope("province"), { level: "province", province: PHU_YEN })?.message).toBe(
    "Dòng này của Phú Yên. Cơ quan của bạn chỉ nhập được danh sách của Lâm Đồng; hãy nhờ quản trị hệ thống.",
  );
  expect(whyNotImportRow(scope("province"), { level: "nation", province: PHU_YEN })?.message).toBe(
    "Dòng này là cấp quốc gia. Cơ quan của bạn ở cấp tỉnh nên không nhập được; hãy nhờ quản trị hệ thống.",
  );
});

test("an import is kept by admins and by the organisers of its agency", () => {
  const actor = (role: "admin" | "organiser" | "secretary", agencyId: string | null): Actor => ({
    userId: "u",
    name: "",
    email: "",
    address: null,
    seats: [],
    judged: [],
    wasSeated: false,
    memberships: [{ role, agencyId, establishmentId: null }],
  });
  const [admin, organiser, secretary] = [actor("admin", null), actor("organiser", "a"), actor("secretary", "a")];

  expect([admin, organiser, secretary, null].map(mayImportAwards)).toEqual([true, true, false, false]);
  expect([admin, organiser, secretary, null].map((one) => mayKeepImport(one, "a"))).toEqual([true, true, false, false]);
  expect([mayKeepImport(organiser, "b"), mayKeepImport(organiser, null), mayKeepImport(admin, null)]).toEqual([
    false,
    false,
    true,
  ]);
});
