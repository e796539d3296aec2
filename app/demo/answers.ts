import type { QuestionCode } from "~/domain/nominations/questions";
import type { DemoMaker, DemoProduct } from "./makers/maker";

const BY_GROUP = {
  A: {
    materials:
      "Nguyên liệu tự nhiên mua của hộ trong xã theo hợp đồng năm, phân loại tại xưởng; phần còn lại tái sử dụng làm mẫu nhỏ.",
    process:
      "Chuẩn bị nguyên liệu, tạo hình thủ công, hoàn thiện, kiểm tra từng chiếc rồi đóng gói. Cơ sở giữ kỹ thuật truyền thống ở khâu tạo hình và dùng máy ở khâu chuẩn bị, đóng gói để đều và nhanh hơn. Mỗi lô có phiếu theo dõi người làm và ngày làm.",
    standards: "Cơ sở công bố tiêu chuẩn kích thước, màu và độ bền; mỗi lô kiểm tra 5% sản phẩm trước khi xuất xưởng.",
    environment:
      "Không dùng hóa chất độc hại; nước nhuộm và bụi được thu gom, phế liệu giao cho đơn vị có chức năng xử lý.",
  },
  B: {
    materials:
      "Nguyên liệu mua của hộ thành viên trong xã và vùng lân cận theo hợp đồng, có sổ ghi vùng trồng và ngày thu hoạch.",
    process:
      "Tiếp nhận và phân loại, rửa, sơ chế, chế biến theo mẻ có ghi nhiệt độ và thời gian, làm nguội, kiểm tra, đóng gói và dán tem truy xuất. Khu chế biến một chiều, có phòng thay đồ và khu vệ sinh riêng. Mỗi mẻ lưu mẫu trong suốt hạn sử dụng.",
    standards:
      "Đã công bố tiêu chuẩn cơ sở; kiểm nghiệm định kỳ sáu tháng một lần tại phòng thử nghiệm được công nhận.",
    environment: "Nước thải qua bể ba ngăn; bã và vỏ ủ làm phân cho vùng trồng; lò dùng củi ép thay than.",
    foodSafety:
      "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm còn hiệu lực; người trực tiếp sản xuất đều đã tập huấn.",
  },
  C: {
    materials:
      "Thép, inox và mô tơ mua trong nước có chứng chỉ; mạch điều khiển lắp tại xưởng từ linh kiện phổ thông dễ thay.",
    process:
      "Thiết kế trên máy tính, cắt CNC, hàn, gia công chi tiết, lắp ráp, chạy thử tải 8 giờ và ghi nhật ký từng máy. Cơ sở bảo hành 18 tháng và huấn luyện người dùng tại chỗ. Phụ tùng có sẵn tại ba huyện để thay trong ngày.",
    standards: "Máy được thử công suất và an toàn điện tại trung tâm kiểm định; có sổ tay vận hành bằng tiếng Việt.",
    environment: "Khu sơn có buồng hút; dầu mỡ thải và phoi thép giao cho đơn vị xử lý theo hợp đồng.",
  },
  D: {
    materials: "Nguyên liệu trồng tại chỗ theo hướng hữu cơ, thu hái theo lịch, ghi sổ từng thửa và từng lô.",
    process:
      "Thu hái, làm héo, chưng cất hơi nước ba giờ, tách và lọc, để ổn định 30 ngày, kiểm tra và đóng lọ. Thiết bị inox, ghi nhiệt độ liên tục. Mỗi lô có phiếu phân tích thành phần đi kèm khi giao cho khách hàng.",
    standards:
      "Công bố tiêu chuẩn cơ sở và phiếu phân tích thành phần của từng lô do phòng thử nghiệm bên ngoài thực hiện.",
    environment: "Bã sau chưng cất ủ phân; nước làm mát tuần hoàn; dùng điện mặt trời cho nồi hơi nhỏ.",
  },
} as const;

/** A full dossier of a demo product. at: its place in the list, which varies the figures. */
export function demoAnswers(
  maker: DemoMaker,
  product: DemoProduct,
  at: number,
): Partial<Record<QuestionCode, string | number>> {
  const workers = 6 + ((at * 7) % 38);
  const revenue = (900 + ((at * 613) % 5_200)) * 1_000_000;
  const texts = BY_GROUP[product.group];
  return {
    ...texts,
    description: `${product.summary} ${maker.name} sản xuất tại ${maker.commune}, bắt đầu từ nghề của gia đình và hiện có ${workers} lao động thường xuyên. Sản phẩm được khách hàng trong tỉnh và các thành phố lớn tin dùng vì chất lượng đều, bao bì rõ ràng và truy được nguồn gốc. Cơ sở tham gia các hội chợ của tỉnh, nhận góp ý và cải tiến mẫu mã mỗi năm một lần.`,
    capacity: `${(4 + (at % 9)) * 3}.000 sản phẩm một năm`,
    workers,
    averagePay: 6_500_000 + (at % 8) * 350_000,
    revenueLast: revenue,
    revenueBefore: Math.round(revenue * 0.88),
    revenueEarlier: Math.round(revenue * 0.79),
    markets:
      "Bán tại cửa hàng của cơ sở, 24 điểm giới thiệu sản phẩm trong tỉnh, siêu thị ở TP. Hồ Chí Minh và các sàn thương mại điện tử.",
    exports:
      at % 4 === 0
        ? "Xuất khẩu chính ngạch sang Nhật Bản và Hàn Quốc, khoảng 20% sản lượng."
        : "Chưa xuất khẩu trực tiếp.",
    packaging: "Bao bì in hai thứ tiếng, có mã vạch, hạn dùng và mã QR truy xuất.",
    intellectualProperty: "Nhãn hiệu đã được cấp giấy chứng nhận đăng ký.",
    earlierAwards:
      at % 3 === 0 ? "Sản phẩm OCOP 3 sao cấp tỉnh." : "Bằng khen hội chợ hàng công nghiệp nông thôn của tỉnh.",
  };
}
