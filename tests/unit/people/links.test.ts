import { expect, test } from "vitest";
import { linkPaths } from "~/domain/people/mails";
import { paths } from "~/http/paths";
import { addressKey } from "~/http/rate-limit.server";

test("the links of mails lead where the site's pages are", () => {
  expect(linkPaths.invitation("a-b_c")).toBe(paths.invitation("a-b_c"));
  expect(linkPaths.password("a-b_c")).toBe(paths.resetPassword("a-b_c"));
  expect(linkPaths.organiserRound("ky-2026")).toBe(paths.organiserRound("ky-2026"));
  expect(linkPaths.login()).toBe(paths.login());
  expect(linkPaths.forgotPassword()).toBe(paths.forgotPassword());
});

test("addresses of one IPv6 subscriber count together, other addresses each for itself", () => {
  expect(addressKey("2001:ee0:4f2:1a30:91c:5:6:7")).toBe(addressKey("2001:0ee0:04f2:1a30::1"));
  expect(addressKey("2001:ee0:4f2:1a30::1")).not.toBe(addressKey("2001:ee0:4f2:1a31::1"));
  expect(addressKey("::1")).toBe(addressKey("0:0:0:0:0:0:0:1"));
  expect(addressKey("113.161.4.7")).not.toBe(addressKey("113.161.4.8"));
});
