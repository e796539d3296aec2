import type { LoaderFunctionArgs } from "@remix-run/node";
import { filedComplaints } from "~/domain/complaints/filed-complaints.server";
import { ownPartInCouncils } from "~/domain/councils/own-part.server";
import { ownGatekeeping } from "~/domain/fair-days/own-gates.server";
import { ownPaperChecks } from "~/domain/nominations/own-checks.server";
import { ownData } from "~/domain/people/own-data.server";
import { sheetsInOwnData } from "~/domain/sheets/sheets-in-own-data.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";
import { todayInVietnam } from "~/lib/dates";

/** What is held about the one who asks, as a file to keep: each part from those who keep it. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [account, complaints, sheets, council, paperChecks, gates] = await Promise.all([
      ownData(ctx),
      filedComplaints(ctx),
      sheetsInOwnData(ctx),
      ownPartInCouncils(ctx),
      ownPaperChecks(ctx),
      ownGatekeeping(ctx),
    ]);
    const data = { ...account, complaints, sheets, ...council, paperChecks, gates };
    const file = download(JSON.stringify(data, null, 2), {
      name: `tinh-hoa-${todayInVietnam(ctx.now)}.json`,
      mediaType: "application/json",
    });
    file.headers.set("cache-control", "no-store");
    return file;
  });
}
