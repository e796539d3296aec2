import { expect, test } from "vitest";
import { addressLabel, calledUp, makersOf, nameCard } from "~/domain/release-papers/called-winners";
import { labelSheets } from "~/domain/release-papers/label-sheets";
import type { Contact, Winner } from "~/domain/release-papers/winners.server";

const aWinner = (position: number, changes: Partial<Winner> = {}): Winner => ({
  position,
  award: `award ${position}`,
  productId: `product ${position}`,
  product: `Sản phẩm ${position}`,
  establishment: "Hợp tác xã Mây",
  address: "Xã Hàm Thuận",
  province: { code: "68", name: "Lâm Đồng" },
  group: null,
  tier: null,
  certificate: { number: `00${position}/GCN`, issuedOn: "2026-02-05", validUntil: "2029-12-31", replaces: null },
  ...changes,
});

const ofMay: Contact = { establishmentId: "mây", representative: "Nguyễn Thị Ấn", phone: "0901234567" };

test("winners are called in the order of the list, or from the last tier to the first", () => {
  const winners = [aWinner(1, { tier: "Giải A" }), aWinner(2, { tier: "Giải B" }), aWinner(3)];
  const called = (order: "list" | "rising") =>
    calledUp(winners, new Map([["product 1", ofMay]]), order, ["Giải A", "Giải B"]).map(
      ({ number, product, receives }) => [number, product, receives],
    );
  expect(called("list")).toEqual([
    [1, "Sản phẩm 1", "Nguyễn Thị Ấn"],
    [2, "Sản phẩm 2", null],
    [3, "Sản phẩm 3", null],
  ]);
  expect(called("rising")).toEqual([
    [1, "Sản phẩm 3", null],
    [2, "Sản phẩm 2", null],
    [3, "Sản phẩm 1", "Nguyễn Thị Ấn"],
  ]);
});

test("a maker of two products gets one card and one label; makers known by name alone are told apart by their address", () => {
  const winners = [aWinner(1), aWinner(2), aWinner(3, { address: "Xã Khác" }), aWinner(4, { address: "Xã Khác" })];
  const contacts = new Map([
    ["product 1", ofMay],
    ["product 2", ofMay],
  ]);
  const makers = makersOf(winners, contacts);
  expect(makers).toEqual([
    {
      establishment: "Hợp tác xã Mây",
      representative: "Nguyễn Thị Ấn",
      phone: "0901234567",
      address: "Xã Hàm Thuận, Lâm Đồng",
      products: ["Sản phẩm 1", "Sản phẩm 2"],
    },
    {
      establishment: "Hợp tác xã Mây",
      representative: null,
      phone: null,
      address: "Xã Khác, Lâm Đồng",
      products: ["Sản phẩm 3", "Sản phẩm 4"],
    },
  ]);
  expect(makers.map((maker) => nameCard(maker).map(({ text }) => text))).toEqual([
    ["Nguyễn Thị Ấn", "Hợp tác xã Mây", "Sản phẩm 1; Sản phẩm 2"],
    ["Hợp tác xã Mây", "Sản phẩm 3; Sản phẩm 4"],
  ]);
  expect(makers.map((maker) => addressLabel(maker).map(({ text }) => text))).toEqual([
    ["Kính gửi:", "Nguyễn Thị Ấn", "Hợp tác xã Mây", "Xã Hàm Thuận, Lâm Đồng", "ĐT: 0901234567"],
    ["Kính gửi:", "Hợp tác xã Mây", "Xã Khác, Lâm Đồng"],
  ]);
});

test("labels divide their sheet evenly, and an envelope has its sender and one address", () => {
  const makers = makersOf([aWinner(1)], new Map());
  const from = { author: "Sở Công Thương", source: "Niêm phong 1-9f86", place: "Đà Lạt" };
  expect(labelSheets(makers, { paper: "sheet", across: 3, down: 9 }, from)).toMatchObject({
    page: "a4",
    across: 3,
    down: 9,
    card: { width: 70, height: 33 },
    sender: [],
  });
  expect(labelSheets(makers, { paper: "dl", across: 3, down: 9 }, from)).toMatchObject({
    page: { width: 220, height: 110 },
    across: 1,
    down: 1,
    sender: ["Sở Công Thương", "Đà Lạt"],
  });
});
