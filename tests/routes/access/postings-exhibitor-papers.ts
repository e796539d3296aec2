import { aPdf } from "#tests/factories/pictures";
import { form, type Makers, plain } from "./posting";
import type { Typed } from "./typed";

const HERE = "/organiser/fairs/:slug";
const message = {
  ...{ version: "1", states: "accepted", booths: "any" },
  ...{ subject: "Giờ lắp dựng {booths}", body: "Gửi {sign_name}" },
} satisfies Typed;

/** What is given to exhibitors of a fair. */
export const EXHIBITOR_PAPER_POSTINGS: Makers = {
  [`${HERE}/messages/:id`]: form(() => message),
  [`${HERE}/messages/:id/removal`]: plain,
  [`${HERE}/messages/:id/sending`]: form(() => ({ version: "1", count: "1" })),
  [`${HERE}/messages/:id/trial`]: plain,
  [`${HERE}/messages/new`]: form(() => ({ ...message, version: "0" })),
  [`${HERE}/papers/letters/printing`]: plain,
  [`${HERE}/papers/letters/issuing`]: form(() => ({ count: "1" })),
  [`${HERE}/papers/letters/texts`]: form(() => ({ version: "1", signerTitle: "Giám đốc", signerName: "Lê Ấn" })),
  [`${HERE}/papers/manual`]: () => {
    const body = new FormData();
    body.append("version", "1");
    body.append("file", new File([new Uint8Array(aPdf())], "cam-nang.pdf", { type: "application/pdf" }));
    return { form: body };
  },
};
