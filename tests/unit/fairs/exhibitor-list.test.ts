import { describe, expect, test } from "vitest";
import { type ListedExhibitor, listExhibitors, searchExhibitors } from "~/domain/fairs/exhibitor-list";

const LAM_DONG = { provinceName: "Lâm Đồng", provinceNameEn: "Lam Dong" };
const place = (code: string, applicationId: string, exhibitorId: string | null = null, signName = applicationId) => ({
  ...{ code, applicationId, exhibitorId, signName, groupCode: "A" },
  ...LAM_DONG,
});
const person = (id: string, applicationId: string, name = id, signName = name) => ({
  ...{ id, applicationId, name, signName },
  ...{ groupCode: null, goods: "" },
});

const shown = (list: readonly ListedExhibitor[]) => list.map((one) => [one.signName, one.with, one.booths.join(" ")]);

describe("listExhibitors", () => {
  test("an establishment of its own stands once, with all its booths in the order of the plan", () => {
    const places = [place("B12", "gom", "g"), place("B2", "gom", "g")];

    expect(listExhibitors(places, [person("g", "gom", "HTX Gốm Bàu Trúc", "Gốm Bàu Trúc")])).toEqual([
      {
        ...{ id: "g", signName: "Gốm Bàu Trúc", name: "HTX Gốm Bàu Trúc", with: "gom", groupCode: "A", goods: "" },
        ...{ ...LAM_DONG, booths: ["B2", "B12"] },
      },
    ]);
  });

  test("those a centre brings stand at theirs; who has none yet, at what is nobody's", () => {
    const places = [place("A1", "centre", "x", "Lâm Đồng"), place("A2", "centre", null, "Lâm Đồng")];
    const people = [person("x", "centre", "Rượu cần"), person("y", "centre", "Mứt dâu")];

    expect(shown(listExhibitors(places, people))).toEqual([
      ["Lâm Đồng", null, "A2"],
      ["Mứt dâu", "Lâm Đồng", "A2"],
      ["Rượu cần", "Lâm Đồng", "A1"],
    ]);
  });

  test("an application that names nobody stands under its own board, and one person of it is not said twice", () => {
    expect(shown(listExhibitors([place("A1", "Trung tâm")], []))).toEqual([["Trung tâm", null, "A1"]]);
    expect(shown(listExhibitors([place("A1", "Cơ sở")], [person("c", "Cơ sở", "Cơ sở")]))).toEqual([
      ["Cơ sở", null, "A1"],
    ]);
  });

  test("when every booth is somebody's, who has none is not listed", () => {
    expect(shown(listExhibitors([place("A1", "t", "x")], [person("x", "t"), person("y", "t")]))).toEqual([
      ["x", "t", "A1"],
    ]);
  });
});

describe("searchExhibitors", () => {
  const list = listExhibitors(
    [
      place("B1", "1", null, "Bánh tráng Mỹ Lồng"),
      place("B12", "2", null, "Banh trang An Hoà"),
      place("C3", "3", null, "Gốm"),
    ],
    [],
  );
  const find = (q: string) => searchExhibitors(list, q, () => "Thủ công mỹ nghệ").map((one) => one.signName);

  test("a booth's code finds that booth and no other", () => {
    expect([find("b1"), find("B12"), find(" c3 ")]).toEqual([["Bánh tráng Mỹ Lồng"], ["Banh trang An Hoà"], ["Gốm"]]);
  });

  test("tones may be left out; what has them as typed comes first", () => {
    expect(find("bánh tráng")).toEqual(["Bánh tráng Mỹ Lồng", "Banh trang An Hoà"]);
    expect(find("banh trang").sort()).toEqual(["Banh trang An Hoà", "Bánh tráng Mỹ Lồng"]);
    expect(find("an hòa")).toEqual(["Banh trang An Hoà"]);
    expect(find("trang  banh lam dong").sort()).toEqual(["Banh trang An Hoà", "Bánh tráng Mỹ Lồng"]);
    expect(find("my nghe")).toHaveLength(3);
    expect([find("").length, find("không có ai")]).toEqual([3, []]);
  });
});
