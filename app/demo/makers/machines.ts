import { type DemoMaker, maker, product } from "./maker";

/** Roasters, shellers and watering sets. */
export const MACHINES: readonly DemoMaker[] = [
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
];
