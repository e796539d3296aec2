import { type DemoMaker, maker, product } from "./maker";

/** Weaving, pottery, wood, rattan and silk. */
export const CRAFTS: readonly DemoMaker[] = [
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
];

/** Pictures of coloured sand. */
export const SAND_PICTURES: readonly DemoMaker[] = [
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
