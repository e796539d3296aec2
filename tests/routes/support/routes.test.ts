import { data, redirect } from "@remix-run/node";
import { aUser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { DomainError } from "~/domain/errors";
import { requireActor, respond } from "~/http/respond.server";

test("load signs a person in by a session row", async ({ db }) => {
  const user = await aUser(db, { name: "Lê Thị Sáu" });
  const loader = (args: Parameters<Parameters<typeof load>[1]>[0]) =>
    respond(args, async (ctx) => {
      requireActor(ctx);
      return { name: ctx.actor.name };
    });

  const mine = await load(db, loader, { url: "/account", as: { userId: user.id } });
  const nobody = await load(db, loader, { url: "/account?x=1" });

  expect([mine.status, mine.data]).toEqual([200, { name: "Lê Thị Sáu" }]);
  expect([nobody.status, nobody.location]).toEqual([302, "/login?next=%2Faccount%3Fx%3D1"]);
});

test("load and post give refusals, redirects and data in one shape", async ({ db }) => {
  const refused = await load(
    db,
    (args) =>
      respond(args, async () => {
        throw new DomainError("not_found", "Không có");
      }),
    { url: "/x" },
  );
  const moved = await post(db, () => redirect("/y", 303), { url: "/x", form: { a: "1" } });
  const unfit = await post(db, async ({ request }) => data(await request.json(), { status: 422 }), {
    url: "/x",
    json: [1],
  });

  expect([refused.status, refused.data]).toEqual([404, { code: "not_found", message: "Không có" }]);
  expect([moved.status, moved.location]).toEqual([303, "/y"]);
  expect([unfit.status, unfit.data]).toEqual([422, [1]]);
});
