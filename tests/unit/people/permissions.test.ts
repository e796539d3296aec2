import fs from "node:fs";
import { expect, test } from "vitest";
import { permissionsMarkdown, permissionTable } from "~/domain/people/permissions";
import { allPermissions } from "~/domain/permissions";
import { runWithLocale } from "~/i18n/locale.server";

const none = {
  visitor: "none",
  signed_in: "none",
  producer: "none",
  juror: "none",
  council_member: "none",
  support: "none",
  secretary: "none",
  organiser: "none",
  admin: "none",
};

function grantsOf(act: string) {
  return permissionTable(allPermissions).find((row) => row.act === act)?.grants;
}

test("the table tells a right of one's own place from a right everywhere", () => {
  expect(grantsOf("invitation.agency")).toEqual({ ...none, organiser: "own", admin: "all" });
  expect(grantsOf("invitation.juror")).toEqual({ ...none, secretary: "own", organiser: "own" });
  expect(grantsOf("invitation.producer")).toEqual({ ...none, producer: "own" });
  expect(grantsOf("audit.read")).toEqual({ ...none, admin: "all" });
});

test("acts are named once each", () => {
  const acts = allPermissions.map((permission) => permission.act);
  expect([...new Set(acts)]).toEqual(acts);
});

test("docs/permissions.md is what the policies say; `npm run --silent cli -- permissions` prints it", () => {
  const made = runWithLocale("en", () => permissionsMarkdown(permissionTable(allPermissions)));
  expect(fs.readFileSync("docs/permissions.md", "utf8")).toBe(made);
});
