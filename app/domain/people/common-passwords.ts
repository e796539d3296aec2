/**
 * What people choose most, in lists of leaked passwords, Vietnamese ones among them; accents, spaces and digits at either
 * end are taken off before looking, so "Mật khẩu 123" is found as "matkhau".
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  matkhau matkhaucuatoi matkhaumoi matkhaula nhapmatkhau khongcomatkhau matma
  anhyeuem emyeuanh yeuem yeuanh anhnhoem emnhoanh yeuemnhieulam yeumaiem yeuminhem toiyeuem toiyeuvietnam toiyeubanthan
  vietnam vietnamvodich vietnamoi hanoi saigon tphcm haiphong danang cantho dalat hue
  khongbiet khongbietdau khongco khongnho quenmatkhau chaoban xinchao xinchaovietnam chaoem camon camonnhieu
  giadinh giadinhtoi giadinhhanhphuc hanhphuc bome boyeu meyeu conyeu congai contrai anhem vochong voyeu chongyeu
  nguyen nguyenvan nguyenthi tranvan lethi phamvan hoangvan
  hoilamgi biettlamgi taolaai deobiet chetdi buonqua
  congty congtytnhh hoptacxa congthuong socongthuong khuyencong ubnd ubndtinh vanphong giamdoc ketoan thuky
  tinhhoa tinhhoademo tinhhoavietnam sanpham sanphamtieubieu binhchon giamkhao hoidong
  password passwords passw0rd pass mypassword newpassword changeme letmein welcome welcomeback admin administrator
  adminadmin root rootroot superuser user username guest default secret test testtest testing demo demodemo
  qwerty qwertyuiop qwertyui qwert qwertyqwerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  iloveyou iloveu loveyou lovely love mylove loveme sunshine princess dragon monkey football baseball superman batman
  michael jennifer michelle jessica charlie jordan liverpool chelsea arsenal barcelona realmadrid manchester ronaldo messi
  computer internet google facebook samsung iphone windows microsoft yahoo gmail starwars pokemon naruto doraemon
  freedom whatever trustno trustnoone shadow master killer hello helloworld abc abcabc abcd abcde abcdef abcxyz aaa
  `
    .trim()
    .split(/\s+/),
);
