import type { PlanBox, PlanDrawing, PlanSheet } from "~/adapters/documents/plan-sheet";
import type { LetterContent, LetterPlan } from "./letter-content";
import { detailsOf, isIn } from "./plan-extract";

/** The plans that go along with a letter, a sheet for each hall it has booths in. Source: docs/rules/exhibitor-papers.md#plan */
export function planSheets(content: LetterContent, plans: readonly LetterPlan[], footer: string): PlanSheet[] {
  return plans.map((plan, at) => {
    const codes = content.places.filter((place) => place.plan === at).map(({ code }) => code);
    return {
      title: `Sơ đồ vị trí gian hàng ${codes.join(", ")}`,
      subject: `Khu ${plan.hall}, kèm theo thư xác nhận của đơn ${content.application.number}`,
      legend: `Gian của ${content.applicant.name} tô đỏ, mã in đậm. Nền xám: lối đi, cổng, sân khấu, khu phục vụ. Vẽ theo tỷ lệ.`,
      drawings: drawingsOf(plan, codes),
      footer,
    };
  });
}

function drawingsOf(plan: LetterPlan, codes: readonly string[]): PlanDrawing[] {
  const whole: PlanBox = { x: 0, y: 0, width: plan.width, height: plan.height };
  const isPart = ({ width, height }: PlanBox) => width < plan.width || height < plan.height;
  const own = (window: PlanBox) =>
    plan.booths.filter((booth) => codes.includes(booth.code) && isIn(window, booth)).map(({ code }) => code);
  return [
    drawing(plan, codes, "Toàn khu", whole),
    ...detailsOf(plan, codes)
      .filter(isPart)
      .map((window) => drawing(plan, codes, `Phóng to quanh gian ${own(window).join(", ")}`, window)),
  ];
}

const drawing = (plan: LetterPlan, codes: readonly string[], caption: string, window: PlanBox): PlanDrawing => ({
  caption,
  window,
  booths: plan.booths
    .filter((booth) => isIn(window, booth))
    .map((booth) => ({ ...booth, isOwn: codes.includes(booth.code) })),
  furniture: plan.furniture.filter((one) => isIn(window, one)),
});
