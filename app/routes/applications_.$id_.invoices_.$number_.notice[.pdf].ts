import type { LoaderFunctionArgs } from "@remix-run/node";
import { paymentNotice } from "~/domain/invoices/notice.server";
import { ownInvoiceNumbered } from "~/domain/invoices/own-invoices.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await ownInvoiceNumbered(ctx, args.params.id!, args.params.number!);
    const notice = await paymentNotice(ctx, invoice);
    // Loaded when the first one is asked for: the PDF kit is heavy, and a start must be quick.
    const { paymentNoticePdf } = await import("~/adapters/documents/pdf/payment-notice.server");
    const name = `thong-bao-nop-tien-${fair.code.toLowerCase()}-${invoice.number}.pdf`;
    return download(await paymentNoticePdf(notice), { name, mediaType: "application/pdf", inline: true });
  });
}
