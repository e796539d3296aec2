import type { ProductGroup } from "~/lib/vocabulary";

/** What a place is known for making. */
interface Speciality {
  readonly craft: string;
  readonly group: ProductGroup;
  readonly goods: string;
}

/** Of each province of today, by the number in its id: "craft | group | goods". */
const BY_PROVINCE: Readonly<Record<string, readonly string[]>> = {
  "01": [
    "Lụa Vạn Phúc | A | Khăn lụa, vải vân",
    "Gốm Bát Tràng | A | Bộ ấm chén, lọ hoa",
    "Cốm làng Vòng | B | Cốm tươi",
  ],
  "04": [
    "Rèn Phúc Sen | C | Dao, kéo, cuốc",
    "Miến dong Phja Đén | B | Miến dong",
    "Hạt dẻ Trùng Khánh | B | Hạt dẻ rang",
  ],
  "08": [
    "Chè Shan tuyết | B | Chè xanh, hồng trà",
    "Lanh Lùng Tám | A | Túi, khăn lanh",
    "Cam sấy Hàm Yên | B | Cam sấy, tinh dầu cam",
  ],
  "11": [
    "Thổ cẩm Na Sang | A | Khăn piêu, túi",
    "Gạo Điện Biên | B | Gạo tám, gạo séng cù",
    "Khẩu xén | B | Khẩu xén, chí chọp",
  ],
  "12": ["Miến dong Bình Lư | B | Miến dong", "Chè Tam Đường | B | Trà olong", "Thêu dệt San Thàng | A | Váy, mũ thêu"],
  "14": ["Mận sấy Mộc Châu | B | Mận sấy dẻo", "Cà phê Sơn La | B | Cà phê rang xay", "Chè Tà Xùa | B | Chè cổ thụ"],
  "15": [
    "Quế Văn Yên | B | Quế điếu, tinh dầu quế",
    "Thổ cẩm Tả Phìn | A | Túi, gối thêu",
    "Tương ớt Mường Khương | B | Tương ớt",
  ],
  "19": [
    "Chè Tân Cương | B | Chè đinh, chè nõn tôm",
    "Miến dong Việt Cường | B | Miến dong",
    "Tranh cọ | A | Tranh lá cọ",
  ],
  "20": [
    "Hồi Lạng Sơn | B | Hoa hồi, tinh dầu hồi",
    "Na sấy Chi Lăng | B | Na sấy dẻo",
    "Thạch đen Tràng Định | B | Bột thạch đen",
  ],
  "22": [
    "Ngọc trai Hạ Long | A | Trang sức ngọc trai",
    "Chả mực | B | Chả mực giã tay",
    "Gốm Đông Triều | A | Chậu, bình gốm",
  ],
  "24": ["Gốm Phù Lãng | A | Bình, tranh gốm", "Mỳ Chũ | B | Mỳ gạo, mỳ rau củ", "Rượu làng Vân | B | Rượu nếp"],
  "25": [
    "Mỳ gạo Hùng Lô | B | Mỳ gạo",
    "Mộc Thanh Lãng | A | Bàn ghế, tủ thờ",
    "Cao Hòa Bình | B | Cao lá, trà thảo mộc",
  ],
  "31": [
    "Bánh đậu xanh Hải Dương | B | Bánh đậu xanh",
    "Nước mắm Cát Hải | B | Nước mắm",
    "Gốm Chu Đậu | A | Bình, bát đĩa gốm",
  ],
  "33": [
    "Hương xạ Cao Thôn | A | Hương nén, hương vòng",
    "Tương Bần | B | Tương nếp",
    "Đũi Nam Cao | A | Khăn, áo đũi",
  ],
  "37": [
    "Cói Kim Sơn | A | Thảm, giỏ cói",
    "Thêu Văn Lâm | A | Khăn trải bàn thêu",
    "Cá kho làng Vũ Đại | B | Cá kho niêu đất",
  ],
  "38": [
    "Nem chua Thanh Hóa | B | Nem chua",
    "Đúc đồng Trà Đông | A | Trống đồng, đồ thờ",
    "Chiếu cói Nga Sơn | A | Chiếu, hộp cói",
  ],
  "40": [
    "Tương Nam Đàn | B | Tương nếp",
    "Thổ cẩm Hoa Tiến | A | Khăn, chăn thổ cẩm",
    "Cam Vinh sấy | B | Mứt cam, tinh dầu",
  ],
  "42": [
    "Cu đơ Thư Viện | B | Kẹo cu đơ",
    "Nhung hươu Hương Sơn | B | Nhung hươu tẩm mật ong",
    "Mộc Thái Yên | A | Bàn ghế, kệ gỗ",
  ],
  "44": [
    "Cao chè vằng | B | Cao, trà chè vằng",
    "Nón lá Quảng Trị | A | Nón lá",
    "Tinh dầu sả Vĩnh Linh | B | Tinh dầu, xà phòng",
  ],
  "46": ["Nón bài thơ | A | Nón lá", "Mè xửng Huế | B | Mè xửng, kẹo cau", "Pháp lam | A | Tranh, đĩa pháp lam"],
  "48": ["Đá Non Nước | A | Tượng đá", "Nước mắm Nam Ô | B | Nước mắm", "Đèn lồng Hội An | A | Đèn lồng lụa"],
  "51": [
    "Quế Trà Bồng | B | Quế thanh, bột quế",
    "Tỏi Lý Sơn | B | Tỏi đen",
    "Cà phê xứ lạnh Măng Đen | B | Cà phê đặc sản",
  ],
  "52": ["Rượu Bàu Đá | B | Rượu gạo", "Bún song thằn | B | Bún đậu xanh", "Hồ tiêu Chư Sê | B | Tiêu đen, tiêu sọ"],
  "56": [
    "Yến sào | B | Yến tinh chế",
    "Gốm Bàu Trúc | A | Tượng, bình gốm",
    "Nho sấy Ninh Thuận | B | Nho sấy, mật nho",
  ],
  "66": [
    "Cà phê Buôn Ma Thuột | B | Cà phê rang xay",
    "Ca cao | B | Sô-cô-la, bột ca cao",
    "Bò một nắng | B | Bò một nắng",
  ],
  "68": [
    "Trà Cầu Đất | B | Trà olong, hồng trà",
    "Mứt Đà Lạt | B | Mứt dâu, mứt hồng",
    "Lụa Bảo Lộc | A | Khăn, vải lụa",
    "Nước mắm Phan Thiết | B | Nước mắm nhỉ",
    "Thanh long sấy | B | Thanh long sấy dẻo",
    "Mắc ca Đắk Nông | B | Hạt mắc ca",
  ],
  "75": [
    "Bưởi Tân Triều | B | Rượu, nem bưởi",
    "Gốm Biên Hòa | A | Lọ, tượng gốm",
    "Hạt điều Bình Phước | B | Điều rang muối",
  ],
  "79": [
    "Sơn mài Tương Bình Hiệp | A | Tranh sơn mài",
    "Cơ khí Hóc Môn | C | Máy sấy, máy đóng gói",
    "Muối Cần Giờ | B | Muối sạch, muối ớt",
  ],
  "80": [
    "Bánh tráng phơi sương | B | Bánh tráng, muối tôm",
    "Gạo Nàng Thơm | B | Gạo",
    "Mây tre An Hòa | A | Giỏ, kệ mây tre",
  ],
  "82": [
    "Bột Sa Đéc | B | Hủ tiếu, phở khô",
    "Sen Tháp Mười | B | Hạt sen, trà tim sen",
    "Tủ thờ Gò Công | A | Tủ thờ",
  ],
  "86": [
    "Dừa Bến Tre | B | Kẹo dừa, dầu dừa",
    "Gốm đỏ Mang Thít | A | Chậu, phù điêu",
    "Dừa sáp Cầu Kè | B | Kem, kẹo dừa sáp",
  ],
  "91": [
    "Thốt nốt Bảy Núi | B | Đường, nước thốt nốt",
    "Lụa Tân Châu | A | Lụa lãnh Mỹ A",
    "Tiêu Phú Quốc | B | Tiêu, muối tiêu",
  ],
  "92": ["Bánh pía Sóc Trăng | B | Bánh pía", "Gạo ST25 | B | Gạo", "Mãng cầu Hậu Giang | B | Trà mãng cầu"],
  "96": [
    "Tôm khô Rạch Gốc | B | Tôm khô, bánh phồng",
    "Mật ong U Minh | B | Mật ong rừng tràm",
    "Muối Bạc Liêu | B | Muối hạt, muối tôm",
  ],
};

const FORMS = ["Hợp tác xã", "Cơ sở", "Công ty TNHH", "Hộ kinh doanh"] as const;
const BRANDS = ["An Phát", "Minh Anh", "Hồng Phúc", "Thanh Tâm", "Tân Lập", "Quê Hương", "Đại Lộc"] as const;
const PEOPLE = ["Nguyễn Thị Hoa", "Trần Văn Dũng", "Lê Thị Lan", "Phạm Văn Hải", "Hoàng Thị Thu"] as const;

/** An invented maker of what its place is known for. */
export interface DemoExhibitor {
  readonly name: string;
  readonly signName: string;
  readonly groupCode: ProductGroup;
  readonly goods: string;
  readonly representative: string;
  readonly phone: string;
}

/** So many makers of a province, no two of one name. provinceId: "new-68". Throws for an unknown one. */
export function exhibitorsOf(provinceId: string, count: number): DemoExhibitor[] {
  const known = BY_PROVINCE[provinceId.replace("new-", "")]?.map(specialityOf);
  if (!known) throw new Error(`the demo knows nothing that ${provinceId} makes`);
  const first = Number(provinceId.replace("new-", ""));
  return Array.from({ length: count }, (_, at) => {
    const { craft, group, goods } = known[at % known.length]!;
    const signName = `${craft} ${BRANDS[(first + Math.floor(at / known.length)) % BRANDS.length]}`;
    return {
      name: `${FORMS[(first + at) % FORMS.length]} ${signName}`,
      signName,
      groupCode: group,
      goods,
      representative: PEOPLE[(first + at) % PEOPLE.length]!,
      phone: `0912${String(first * 1000 + at).padStart(6, "0")}`,
    };
  });
}

function specialityOf(line: string): Speciality {
  const [craft = "", group, goods = ""] = line.split(" | ");
  return { craft, group: group as ProductGroup, goods };
}
