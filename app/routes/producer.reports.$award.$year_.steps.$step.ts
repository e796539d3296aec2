import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { ReportStepName, saveReportForm } from "~/domain/yearly-reports/forms";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { readFormData } from "~/http/forms.server";
import { reportNamedBy } from "~/http/report-address.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/**
 * One step of a report, sent by the page's script while it is typed: `{ saved }` with what is missing now, which fields could
 * not be read (`unreadable`), or what someone else wrote meanwhile (`conflict`).
 */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const step = ReportStepName.safeParse(args.params.step);
    if (!step.success) return Response.json({}, { status: 404 });
    const ref = reportNamedBy(args.params);
    if (!ctx.actor) return Response.json({ message: m.nominations_signed_out() }, { status: 401 });
    const form = parseWithZod(await readFormData(ctx.request), { schema: saveReportForm(step.data) });
    ctx.now = new Date();
    if (form.status !== "success") {
      return Response.json({ unreadable: Object.keys(form.error ?? {}) }, { status: 422 });
    }
    try {
      const saving = await saveReport(ctx, ref, step.data, form.value);
      if (saving.kind === "differs") return Response.json({ conflict: saving }, { status: 409 });
      return Response.json({ saved: saving });
    } catch (error) {
      if (error instanceof DomainError && error.code !== "not_found") {
        return Response.json({ message: error.message }, { status: 409 });
      }
      throw error;
    }
  });
}
