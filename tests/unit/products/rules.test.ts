import { expect, test } from "vitest";
import { adviceForPhoto } from "~/domain/attachments/rules";
import { likelyView, missingViews, moved } from "~/domain/products/rules";

test("missingViews names the required views that no photo shows", () => {
  expect(missingViews([])).toEqual(["front", "side", "above"]);
  expect(missingViews([{ view: "side" }, { view: "other" }, { view: "side" }])).toEqual(["front", "above"]);
  expect(missingViews([{ view: "front" }, { view: "side" }, { view: "above" }])).toEqual([]);
});

test("likelyView fills the views in order, then any other side", () => {
  expect(likelyView([])).toBe("front");
  expect(likelyView([{ view: "front" }])).toBe("side");
  expect(likelyView([{ view: "above" }, { view: "side" }, { view: "front" }])).toBe("other");
});

test("moved changes places with the neighbour and stays at the ends", () => {
  const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
  const order = (id: string, direction: "earlier" | "later") => moved(list, id, direction).map((one) => one.id);

  expect(order("b", "earlier")).toEqual(["b", "a", "c"]);
  expect(order("b", "later")).toEqual(["a", "c", "b"]);
  expect(order("a", "earlier")).toEqual(["a", "b", "c"]);
  expect(order("c", "later")).toEqual(["a", "b", "c"]);
  expect(order("x", "later")).toEqual(["a", "b", "c"]);
  expect(moved([{ id: "a" }], "a", "later")).toEqual([{ id: "a" }]);
});

test("adviceForPhoto warns below 800 pixels and recommends the size of a 10 x 15 cm print, whichever way it is held", () => {
  expect(adviceForPhoto({ width: 799, height: 2000 })).toBe("small");
  expect(adviceForPhoto({ width: 800, height: 2000 })).toBe("below_print");
  expect(adviceForPhoto({ width: 1772, height: 1181 })).toBeNull();
  expect(adviceForPhoto({ width: 1181, height: 1772 })).toBeNull();
  expect(adviceForPhoto({ width: 1600, height: 1600 })).toBe("below_print");
});
