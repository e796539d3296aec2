import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { sheetsForDevice } from "~/domain/sheets/device-sheets.server";
import { readQuery, respondJson } from "~/http/api.server";

const Query = z.object({ round: z.string() });

/** The sheets of the token's own juror in a round. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const { round } = readQuery(ctx.request, Query);
      return { items: await sheetsForDevice(ctx, round) };
    },
    { scope: "judging" },
  );
}
