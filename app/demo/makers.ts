import type { LegalForm, ProductGroup } from "~/lib/vocabulary";

/** Shapes that a demo photo draws. */
export type Shape =
  | "bottle"
  | "jar"
  | "bag"
  | "box"
  | "cup"
  | "cloth"
  | "basket"
  | "pot"
  | "machine"
  | "disc"
  | "frame";

export interface DemoProduct {
  readonly name: string;
  readonly group: ProductGroup;
  readonly shape: Shape;
  readonly summary: string;
  /** Members of a set, one a line: other designs of one use and material (case b). */
  readonly members?: string;
}

export interface DemoMaker {
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly commune: string;
  readonly address: string;
  readonly representative: string;
  readonly products: readonly DemoProduct[];
}

const maker = (
  name: string,
  legalForm: LegalForm,
  commune: string,
  address: string,
  representative: string,
  ...products: DemoProduct[]
): DemoMaker => ({ name, legalForm, commune, address, representative, products });

const product = (group: ProductGroup, shape: Shape, name: string, summary: string, members?: string): DemoProduct => ({
  name,
  group,
  shape,
  summary,
  ...(members && { members }),
});

/** Invented establishments of Lâm Đồng with the kinds of products its districts really make; 45 products in all. */
export const DEMO_MAKERS: readonly DemoMaker[] = [
  maker(
    "Cơ sở Bánh tráng Phan Rí Thành",
    "household",
    "xã Phan Rí Cửa",
    "Thôn Bình Hiếu",
    "Võ Thị Hạnh",
    product(
      "B",
      "disc",
      "Bánh tráng mè đen Phan Rí",
      "Bánh tráng gạo lúa mùa rắc mè đen, phơi nắng hai lần, nướng than giòn mà không vỡ.",
    ),
    product(
      "B",
      "disc",
      "Bánh tráng mắm ruốc nướng",
      "Bánh tráng mỏng phết mắm ruốc ủ ba tháng, hành lá và mè, đóng gói dùng ngay.",
    ),
  ),
  maker(
    "Hợp tác xã Thanh long sạch Hàm Minh",
    "cooperative",
    "xã Hàm Thuận Nam",
    "Thôn Minh Hòa",
    "Nguyễn Văn Lộc",
    product(
      "B",
      "bag",
      "Thanh long ruột đỏ sấy dẻo",
      "Thanh long ruột đỏ cắt lát sấy lạnh 18 giờ, giữ màu tự nhiên, không thêm đường.",
    ),
    product(
      "B",
      "bottle",
      "Rượu vang thanh long",
      "Rượu vang lên men chậm từ thanh long chín cây, 12 độ, vị chua thanh.",
    ),
  ),
  maker(
    "Công ty TNHH Nước mắm Phú Hài Xanh",
    "enterprise",
    "phường Phú Thủy",
    "Số 12 đường Võ Nguyên Giáp",
    "Trần Thị Ngọc Lan",
    product(
      "B",
      "bottle",
      "Nước mắm nhỉ cá cơm 40 độ đạm",
      "Cá cơm than và muối Cà Ná ủ 14 tháng trong thùng gỗ bằng lăng, rút nhỉ từng giọt.",
    ),
    product("B", "jar", "Mắm nêm cá cơm", "Mắm nêm ủ lu sành 6 tháng, xay nhuyễn, đóng hũ thủy tinh tiệt trùng."),
  ),
  maker(
    "Hộ kinh doanh Nước mắm Bà Tám Thọ",
    "household",
    "phường Phan Thiết",
    "Hẻm 45 đường Trần Phú",
    "Phạm Thị Tám",
    product(
      "B",
      "bottle",
      "Nước mắm cốt ủ lu",
      "Mẻ nhỏ trong lu sành phơi nắng 18 tháng, ghi ngày ủ và tên người gài nén trên nhãn.",
    ),
  ),
  maker(
    "Hợp tác xã Chè Xuân Thọ",
    "cooperative",
    "phường Xuân Trường - Đà Lạt",
    "Thôn Lộc Quý",
    "Lê Quang Hưng",
    product("B", "box", "Trà ô long ướp sen", "Trà ô long búp hái tay ướp bảy lần với gạo sen, hộp giấy tái chế."),
    product("B", "bag", "Trà xanh sao tay", "Búp trà một tôm hai lá sao chảo gang, nước xanh, hậu ngọt."),
  ),
  maker(
    "Công ty TNHH Cà phê Di Linh Sương",
    "enterprise",
    "xã Di Linh",
    "Số 88 quốc lộ 20",
    "Hoàng Minh Đức",
    product(
      "B",
      "bag",
      "Cà phê Arabica rang mộc",
      "Cà phê Arabica trồng trên 1.200 m, hái chín trên 95%, rang mộc theo mẻ 15 kg.",
    ),
    product("B", "box", "Cà phê phin giấy", "Cà phê rang xay đóng phin giấy tiện mang đi, hút khí từng gói."),
  ),
  maker(
    "Hợp tác xã Cà phê bền vững Đắk Mil",
    "cooperative",
    "xã Đắk Mil",
    "Thôn Đức An",
    "Y Thuyên Niê",
    product(
      "B",
      "bag",
      "Cà phê Robusta chế biến ướt",
      "Robusta chín đỏ chế biến ướt, phơi nhà kính, điểm thử nếm trên 82.",
    ),
  ),
  maker(
    "Công ty Cổ phần Mắc ca Tuy Đức",
    "enterprise",
    "xã Tuy Đức",
    "Thôn 4",
    "Đặng Hữu Phước",
    product("B", "bag", "Hạt mắc ca sấy nứt vỏ", "Mắc ca sấy ba cấp nhiệt, nứt đều, kèm khóa mở, độ ẩm dưới 1,5%."),
    product("B", "bottle", "Sữa hạt mắc ca", "Sữa hạt mắc ca xay lạnh, tiệt trùng UHT, không đường, chai 250 ml."),
  ),
  maker(
    "Cơ sở Atisô Bà Năm Thái Phiên",
    "household",
    "phường Lâm Viên - Đà Lạt",
    "Tổ 9 Thái Phiên",
    "Nguyễn Thị Năm",
    product("B", "jar", "Cao atisô cô đặc", "Cao atisô từ lá và hoa tươi, cô chân không 60 độ, không pha đường."),
    product("B", "box", "Trà túi lọc atisô", "Trà túi lọc từ thân, rễ và hoa atisô sấy khô, 20 túi một hộp."),
  ),
  maker(
    "Công ty TNHH Dâu Tây Lang Biang",
    "enterprise",
    "phường Lang Biang - Đà Lạt",
    "Số 5 đường Bidoup",
    "Cil Múp Ha Kriêng",
    product("B", "jar", "Mứt dâu tây dẻo", "Dâu tây chín trong nhà kính sên lửa nhỏ, giữ nguyên trái, ít đường."),
  ),
  maker(
    "Hộ kinh doanh Hồng treo gió Trại Mát",
    "household",
    "phường Xuân Trường - Đà Lạt",
    "Số 30 đường Huỳnh Tấn Phát",
    "Trương Thị Mận",
    product("B", "box", "Hồng treo gió", "Hồng trứng lốc gọt tay, treo gió 21 ngày theo cách Nhật, không lưu huỳnh."),
  ),
  maker(
    "Hợp tác xã Dệt thổ cẩm K'Long",
    "cooperative",
    "xã Đức Trọng",
    "Thôn K'Long",
    "Ka Hiền",
    product(
      "A",
      "cloth",
      "Khăn choàng thổ cẩm K'Ho",
      "Dệt tay trên khung lưng, sợi bông nhuộm vỏ cây, hoa văn cây nêu và chim.",
    ),
    product(
      "A",
      "cloth",
      "Bộ túi thổ cẩm",
      "Túi vải thổ cẩm may tay, quai da, dùng hằng ngày.",
      "Túi đeo chéo\nTúi rút\nVí cầm tay",
    ),
  ),
  maker(
    "Cơ sở Gốm Chăm Bình Đức Thoại",
    "household",
    "xã Bắc Bình",
    "Thôn Bình Đức",
    "Lộ Thị Thoại",
    product(
      "A",
      "pot",
      "Bình gốm Chăm nung lộ thiên",
      "Nặn tay không bàn xoay, nung lộ thiên bằng rơm và củi, mỗi bình một màu lửa.",
    ),
    product(
      "A",
      "cup",
      "Bộ ấm chén gốm Chăm",
      "Ấm và chén gốm Chăm phủ men trong phía trong, dùng pha trà hằng ngày.",
      "Ấm 600 ml\nSáu chén\nKhay tròn",
    ),
  ),
  maker(
    "Cơ sở Mộc mỹ nghệ Liên Nghĩa",
    "household",
    "xã Đức Trọng",
    "Số 210 đường Thống Nhất",
    "Phan Văn Sơn",
    product("A", "frame", "Đèn ngủ gỗ thông", "Gỗ thông tận dụng tiện mỏng, soi vân khi sáng đèn, tháo lắp được."),
  ),
  maker(
    "Công ty TNHH Mây tre Tánh Linh",
    "enterprise",
    "xã Tánh Linh",
    "Thôn 2",
    "Bùi Thị Thanh Tuyền",
    product(
      "A",
      "basket",
      "Bộ giỏ mây đan",
      "Mây rừng trồng chẻ mỏng đan kín, sơn dầu thực vật, xếp lồng khi vận chuyển.",
      "Giỏ lớn\nGiỏ vừa\nGiỏ nhỏ",
    ),
  ),
  maker(
    "Hợp tác xã Tơ lụa Lộc Sơn",
    "cooperative",
    "phường 1 Bảo Lộc",
    "Số 17 đường Trần Phú",
    "Đinh Công Thành",
    product("A", "cloth", "Lụa tơ tằm nhuộm chàm", "Tơ tằm kéo thủ công, dệt satin, nhuộm chàm ba lần, khổ 90 cm."),
    product("A", "cloth", "Chăn bông tơ tằm", "Ruột tơ tằm kéo lưới tay 2 kg, vỏ lụa, giặt được."),
  ),
  maker(
    "Công ty TNHH Cơ khí Tân Hà",
    "enterprise",
    "xã Tân Hà Lâm Hà",
    "Thôn Liên Trung",
    "Lưu Đình Khánh",
    product(
      "C",
      "machine",
      "Máy rang cà phê 15 kg",
      "Máy rang trống hai lớp, ghi đường nhiệt, tiết kiệm gas 20% so với máy cũ.",
    ),
    product(
      "C",
      "machine",
      "Máy xát cà phê tươi",
      "Máy xát vỏ quả tươi 2 tấn/giờ, dùng 15% nước so với máy truyền thống.",
    ),
  ),
  maker(
    "Cơ sở Cơ khí Đức Linh",
    "household",
    "xã Đức Linh",
    "Thôn 7",
    "Trần Quốc Việt",
    product(
      "C",
      "machine",
      "Máy tách vỏ hạt điều",
      "Máy tách vỏ lụa hạt điều bằng khí nén, tỷ lệ nguyên hạt trên 92%.",
    ),
  ),
  maker(
    "Công ty TNHH Tưới Cao Nguyên",
    "enterprise",
    "phường Cam Ly - Đà Lạt",
    "Số 3 đường Hoàng Văn Thụ",
    "Vũ Thị Kim Oanh",
    product(
      "C",
      "machine",
      "Bộ tưới nhỏ giọt nhà kính",
      "Bộ điều khiển tưới và châm phân cho 1.000 m2, lắp trong một ngày.",
      "Bộ điều khiển\nBộ lọc đĩa\nDây nhỏ giọt",
    ),
  ),
  maker(
    "Hợp tác xã Hạt điều Đồng Kho",
    "cooperative",
    "xã Đồng Kho",
    "Thôn 3",
    "Mang Thị Hoa",
    product("B", "bag", "Hạt điều rang muối", "Hạt điều nguyên vỏ lụa rang củi với muối biển, đóng lon hút khí."),
    product("B", "jar", "Bơ hạt điều", "Hạt điều xay đá mịn, không dầu thêm, phết bánh hoặc pha sữa."),
  ),
  maker(
    "Hộ kinh doanh Bánh canh khô Mũi Né",
    "household",
    "phường Mũi Né",
    "Khu phố 7",
    "Huỳnh Văn Thành",
    product("B", "bag", "Bánh canh khô bột gạo", "Sợi bánh canh gạo sấy khô, nấu 6 phút, giữ độ dai như bánh tươi."),
  ),
  maker(
    "Công ty TNHH Yến sào La Gi",
    "enterprise",
    "phường La Gi",
    "Số 99 đường Thống Nhất",
    "Châu Ngọc Bích",
    product("B", "jar", "Yến chưng đường phèn", "Yến nhặt tay chưng cách thủy, hũ 70 ml, truy xuất theo nhà yến."),
  ),
  maker(
    "Hợp tác xã Rau củ Đơn Dương",
    "cooperative",
    "xã Đơn Dương",
    "Thôn Lạc Viên",
    "Ma Thị Phượng",
    product("B", "bag", "Rau củ sấy giòn", "Khoai lang, cà rốt, bí và đậu bắp chiên chân không, ít dầu, giòn lâu."),
    product("B", "box", "Bột rau má sấy lạnh", "Rau má hữu cơ sấy lạnh nghiền mịn, gói 3 g pha nhanh."),
  ),
  maker(
    "Cơ sở Mật ong Tà Đùng",
    "household",
    "xã Tà Đùng",
    "Bôn Păng Phuôi",
    "K'Brêu",
    product("B", "bottle", "Mật ong hoa cà phê", "Mật ong một mùa hoa, lọc lạnh, độ ẩm dưới 20%, chai thủy tinh."),
  ),
  maker(
    "Công ty TNHH Tinh dầu Lạc Dương",
    "enterprise",
    "xã Lạc Dương",
    "Thôn Đạ Nghịt",
    "Đỗ Hải Yến",
    product(
      "D",
      "bottle",
      "Tinh dầu bạc hà",
      "Bạc hà trồng hữu cơ chưng cất hơi nước, lọ 10 ml, hàm lượng menthol trên 60%.",
    ),
  ),
  maker(
    "Hợp tác xã Nấm Cát Tiên",
    "cooperative",
    "xã Cát Tiên",
    "Thôn 5",
    "Nông Văn Tài",
    product("B", "box", "Trà linh chi", "Nấm linh chi trồng trên mùn cưa cao su, sấy lát, phối cam thảo."),
  ),
  maker(
    "Công ty Cổ phần Ca cao Đạ Huoai",
    "enterprise",
    "xã Đạ Huoai",
    "Km 89 quốc lộ 20",
    "Ngô Thanh Bình",
    product(
      "B",
      "box",
      "Sô cô la đen 70%",
      "Từ hạt đến thanh: ca cao lên men 6 ngày, nghiền 48 giờ, gói giấy tái chế.",
    ),
    product("B", "bag", "Bột ca cao nguyên chất", "Ca cao ép bơ nghiền mịn, không kiềm hóa, túi hai lớp."),
  ),
  maker(
    "Hộ kinh doanh Rượu cần Đạ Tẻh",
    "household",
    "xã Đạ Tẻh",
    "Buôn Tố Lan",
    "Điểu K'Rơi",
    product("B", "pot", "Rượu cần men lá", "Men lá rừng và nếp rẫy ủ ché 45 ngày, cần trúc đi kèm."),
  ),
  maker(
    "Hợp tác xã Tỏi Phú Quý",
    "cooperative",
    "đặc khu Phú Quý",
    "Thôn Triều Dương",
    "Tạ Văn Minh",
    product("B", "jar", "Tỏi đen một nhánh", "Tỏi cô đơn lên men chậm 40 ngày, dẻo ngọt, hũ 250 g."),
  ),
  maker(
    "Cơ sở Tranh cát Mũi Né Xưa",
    "household",
    "phường Mũi Né",
    "Số 21 đường Huỳnh Thúc Kháng",
    "Đoàn Thị Thu",
    product("A", "frame", "Tranh cát trong ly", "Cát mười sáu màu tự nhiên của đồi Mũi Né rót tay trong ly thủy tinh."),
    product(
      "A",
      "frame",
      "Tranh cát phong cảnh Bàu Trắng",
      "Tranh cát hai mặt kính khung gỗ, đặt bàn, xem được cả hai phía.",
    ),
  ),
];

/** What the demo's producer has not entered anywhere yet. */
export const NEW_PRODUCT = product(
  "B",
  "disc",
  "Bánh tráng gạo lứt",
  "Bánh tráng gạo lứt huyết rồng, không muối, dùng cho người ăn kiêng.",
);
